import { useCallback, useEffect, useRef, useState } from 'react';
import type { Stored, StoredModel } from '../../app';
import type { Failure } from '../../core';
import { Button, Dialog, Empty, Note, ProgressBar } from '../design';
import { FailureNote } from '../failures';
import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import { modelName } from '../texts/model-name';
import { useApp, useCommands } from '../use-app';
import { MirrorField } from './mirror-field';
import { saveFailure } from './save-failure';
import { saveStream } from './save-stream';
import styles from './stored-dialog.module.css';
import { StoredRow } from './stored-row';
import { storedWords } from './stored-words';

type Outcome =
  | { readonly type: 'done'; readonly sentence: string }
  | { readonly type: 'failure'; readonly failure: Failure };
type Work = { readonly label: string; readonly fraction: number | null };

/** The models that this browser keeps: how large, deleting one, carrying one in a file, and where new ones come from. */
export function StoredDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(storedWords);
  const language = useLanguage();
  const amounts = amountsIn(language);
  const commands = useCommands();
  const cards = useApp(({ models }) => models.cards);
  const [stored, setStored] = useState<Stored | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [work, setWork] = useState<Work | null>(null);
  const file = useRef<HTMLInputElement>(null);

  const { listStoredModels } = commands;
  const look = useCallback(async () => {
    const listed = await listStoredModels();
    if (listed.ok) setStored(listed.value);
    else setOutcome({ type: 'failure', failure: listed.reason });
  }, [listStoredModels]);
  useEffect(() => void look(), [look]);

  const nameOf = ({ id, modelIds }: StoredModel) => {
    if (id === 'library') return words.shared;
    const card = cards.find((each) => modelIds.includes(each.id));
    return card === undefined ? id.slice(id.indexOf('/') + 1) : modelName(card, language);
  };
  const done = (sentence: string) => setOutcome({ type: 'done', sentence });
  const failed = (failure: Failure) => setOutcome({ type: 'failure', failure });

  const remove = async (model: StoredModel) => {
    const deleted = await commands.deleteStoredModel(model.id);
    if (deleted.ok) done(words.deleted(nameOf(model), amounts.bytes(model.bytes)));
    else failed(deleted.reason);
    await look();
  };
  const save = async (model: StoredModel) => {
    setOutcome(null);
    setWork({ label: words.saving, fraction: null });
    const fileName = `${model.id.slice(model.id.lastIndexOf('/') + 1)}.colloquy-model.tar`;
    try {
      const isSaved = await saveStream(fileName, async () => {
        const archive = await commands.exportStoredModel(model.id);
        if (archive.ok) return archive.value.stream;
        failed(archive.reason);
        return null;
      });
      if (isSaved) done(words.saved(nameOf(model)));
    } catch (error) {
      failed(saveFailure(error, nameOf(model)));
    }
    setWork(null);
  };
  const add = async (archive: Blob) => {
    setOutcome(null);
    setWork({ label: words.adding, fraction: 0 });
    const added = await commands.importStoredModel(archive, (fraction) =>
      setWork({ label: words.adding, fraction: Math.round(fraction * 100) / 100 }),
    );
    setWork(null);
    if (added.ok) done(words.added(nameOf(added.value)));
    else failed(added.reason);
    await look();
  };

  const total = stored?.models.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
  return (
    <Dialog
      title={words.title}
      closeLabel={words.close}
      width={620}
      onClose={onClose}
      footer={
        <Button icon="upload" disabled={work !== null} onClick={() => file.current?.click()}>
          {words.addFile}
        </Button>
      }
    >
      <div className={styles.body}>
        {outcome?.type === 'failure' && <FailureNote failure={outcome.failure} />}
        {outcome?.type === 'done' && (
          <Note tone="done" role="status">
            {outcome.sentence}
          </Note>
        )}
        {work !== null && <ProgressBar label={work.label} value={work.fraction} />}
        {stored === null && outcome === null && <p role="status">{words.looking}</p>}
        {stored?.models.length === 0 && <Empty title={words.none}>{words.noneHint}</Empty>}
        {stored !== null && stored.models.length > 0 && (
          <ul className={styles.rows} aria-label={words.title}>
            {stored.models.map((model) => (
              <StoredRow
                key={model.id}
                model={model}
                name={nameOf(model)}
                busy={work !== null}
                onSave={() => void save(model)}
                onDelete={() => void remove(model)}
              />
            ))}
          </ul>
        )}
        {stored !== null && (
          <p className={styles.total}>
            {total > 0 && words.total(amounts.bytes(total))}{' '}
            {stored.estimate !== null &&
              words.ofQuota(amounts.bytes(stored.estimate.usedBytes), amounts.bytes(stored.estimate.quotaBytes))}
          </p>
        )}
        <p className={styles.hint}>{words.fileHint}</p>
        <MirrorField />
        <input
          ref={file}
          type="file"
          accept=".tar"
          hidden
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = '';
            if (chosen !== undefined) void add(chosen);
          }}
        />
      </div>
    </Dialog>
  );
}
