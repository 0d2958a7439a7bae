import { useEffect, useState } from 'react';
import { Button } from '../design';
import { useWords } from '../texts';
import { inspectorWords } from './words';

/** Puts a text on the clipboard and says whether it is there. */
export function CopyButton({ text }: { text: () => string }) {
  const words = useWords(inspectorWords);
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
  return (
    <>
      <Button size="small" variant="quiet" icon={outcome === 'copied' ? 'check' : 'copy'} onClick={copy}>
        {outcome === 'none' ? words.copy : outcome === 'copied' ? words.copied : words.copyFailed}
      </Button>
      <span className="only-heard" role="status">
        {outcome === 'none' ? '' : outcome === 'copied' ? words.copied : words.copyFailed}
      </span>
    </>
  );
}
