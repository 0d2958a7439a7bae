import { useEffect, useState } from 'react';
import { IconButton } from '../design';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';

/** Puts a text on the clipboard and says whether it is there. */
export function CopyButton({ text }: { text: string }) {
  const words = useWords(playgroundWords);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');
  useEffect(() => {
    if (outcome === 'none') return;
    const timeout = setTimeout(() => setOutcome('none'), 2_000);
    return () => clearTimeout(timeout);
  }, [outcome]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  };
  const says = { none: '', copied: words.copied, refused: words.copyRefused }[outcome];
  return (
    <>
      <IconButton
        label={says || words.copy}
        icon={outcome === 'copied' ? 'check' : 'copy'}
        size="small"
        onClick={copy}
      />
      <span className="only-heard" role="status">
        {says}
      </span>
    </>
  );
}
