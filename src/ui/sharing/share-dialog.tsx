import { useEffect, useId, useState } from 'react';
import type { Result } from '../../base';
import type { Failure } from '../../core';
import { Button, Dialog, TextField } from '../design';
import { FailureNote } from '../failures';
import { useLanguage, useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useApp, useCommands } from '../use-app';
import { QrCode } from './qr-code';
import styles from './share-dialog.module.css';

type What = 'scenario' | 'run';

/** The scenario or the recorded run as a link, a QR code or a file. Nothing is sent; the link holds it all. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(shellWords);
  const language = useLanguage();
  const turns = useApp((state) => state.desk?.run?.turnCount ?? 0);
  const { fileFor, noticeFileSaved } = useCommands();
  const [what, setWhat] = useState<What>(turns > 0 ? 'run' : 'scenario');
  const link = useLink(what);
  const [copied, setCopied] = useState(false);
  const id = useId();

  const choose = (chosen: What) => {
    setWhat(chosen);
    setCopied(false);
  };
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The clipboard may be denied; the link stands selected, ready for the person's own copying.
      document.querySelector<HTMLInputElement>(`[data-link="${id}"]`)?.select();
    }
  };
  const save = async () => {
    const file = await fileFor(what);
    if (file === null) return;
    const address = URL.createObjectURL(new Blob([file.text], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: address, download: file.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    noticeFileSaved(file.name);
  };

  const choices = [
    { value: 'scenario', name: words.shareScenario, hint: words.shareScenarioHint },
    { value: 'run', name: words.shareRun, hint: words.shareRunHint(words.turns(turns)) },
  ] as const;
  return (
    <Dialog
      title={words.share}
      onClose={onClose}
      closeLabel={words.close}
      width={560}
      footer={
        <>
          <Button icon="download" onClick={() => void save()}>
            {words.saveAsFile}
          </Button>
          <Button
            variant="primary"
            icon={copied ? 'check' : 'copy'}
            disabled={link?.ok !== true}
            onClick={() => link?.ok === true && void copy(link.value)}
          >
            {copied ? words.copied : words.copyLink}
          </Button>
        </>
      }
    >
      <div className={styles.share}>
        {turns > 0 && (
          <fieldset>
            <legend className="only-heard">{words.shareWhat}</legend>
            <div className={styles.choices}>
              {choices.map(({ value, name, hint }) => (
                <div key={value} className={styles.choice}>
                  <input
                    type="radio"
                    id={`${id}-${value}`}
                    name={id}
                    checked={what === value}
                    aria-describedby={`${id}-${value}-hint`}
                    onChange={() => choose(value)}
                  />
                  <label htmlFor={`${id}-${value}`}>{name}</label>
                  <p id={`${id}-${value}-hint`}>{hint}</p>
                </div>
              ))}
            </div>
          </fieldset>
        )}
        {link?.ok === false ? (
          <FailureNote failure={link.reason} />
        ) : (
          <div className={styles.link}>
            <TextField
              label={words.link}
              hint={link === null ? words.makingLink : words.linkSize(link.value.length.toLocaleString(language))}
              value={link?.value ?? ''}
              readOnly
              data-link={id}
              onFocus={(event) => event.target.select()}
            />
            {link !== null && <QrCode text={link.value} label={words.qr} tooLong={words.qrTooLong} />}
          </div>
        )}
        <p className={styles.privacy}>{words.sharePrivacy}</p>
        <p role="status" className="only-heard">
          {copied ? words.done['link-copied']('') : ''}
        </p>
      </div>
    </Dialog>
  );
}

/** The whole address; null while it is being made. */
function useLink(what: What): Result<string, Failure> | null {
  const { linkFor } = useCommands();
  const [made, setMade] = useState<{ readonly what: What; readonly link: Result<string, Failure> } | null>(null);
  useEffect(() => {
    let wanted = true;
    void linkFor(what).then((fragment) => {
      if (!wanted) return;
      const page = `${location.origin}${location.pathname}`;
      setMade({ what, link: fragment.ok ? { ok: true, value: page + fragment.value } : fragment });
    });
    return () => {
      wanted = false;
    };
  }, [what, linkFor]);
  return made?.what === what ? made.link : null;
}
