import { useEffect, useState } from 'react';
import { Button, IconButton } from './design';
import { useWords } from './texts';
import { playgroundWords } from './texts/playground';

/** Puts a text on the clipboard and says whether it is there. Without a label it is an icon. */
export function CopyButton({ text, label }: { text: () => string; label?: string }) {
  const words = useWords(playgroundWords);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');
  useEffect(() => {
    if (outcome === 'none') return;
    const timeout = setTimeout(() => setOutcome('none'), 2_000);
    return () => clearTimeout(timeout);
  }, [outcome]);
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  };
  const says = { none: '', copied: words.copied, refused: words.copyRefused }[outcome];
  const icon = outcome === 'copied' ? 'check' : 'copy';
  return (
    <>
      {label === undefined ? (
        <IconButton label={says || words.copy} icon={icon} size="small" onClick={copy} />
      ) : (
        <Button size="small" variant="quiet" icon={icon} onClick={copy}>
          {says || label}
        </Button>
      )}
      <span className="only-heard" role="status">
        {says}
      </span>
    </>
  );
}
