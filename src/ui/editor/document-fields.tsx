import { limits, type Scenario, type ScenarioDocument } from '../../core';
import { Button, IconButton, TextArea, TextField } from '../design';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands } from '../use-app';
import styles from './document-fields.module.css';

/** What agents can search; only where somebody has the tool for it, or there is something to lose. */
export function DocumentFields({
  agents,
  documents = [],
}: {
  agents: Scenario['agents'];
  documents: Scenario['documents'];
}) {
  const words = useWords(editorWords);
  const { changeScenario } = useCommands();
  if (documents.length === 0 && !agents.some(({ tools }) => tools?.includes('search'))) return null;
  const change = (changed: readonly ScenarioDocument[]) =>
    changeScenario(({ documents: _, ...rest }) => (changed.length === 0 ? rest : { ...rest, documents: [...changed] }));
  const changeOne = (place: number, changed: Partial<ScenarioDocument>) =>
    change(documents.map((one, index) => (index === place ? { ...one, ...changed } : one)));
  const full = documents.length >= limits.documents;
  return (
    <section className={styles.section}>
      <h2>{words.documents}</h2>
      <p className={styles.hint}>{words.documentsHint}</p>
      {documents.map(({ title, text }, place) => (
        // A document is known by its place alone.
        <div key={place} className={styles.document}>
          <div className={styles.head}>
            <div data-path={`documents.${place}.title`}>
              <TextField
                label={words.documentTitle}
                maxLength={limits.titleLength}
                value={title}
                onChange={(changed) => changeOne(place, { title: changed })}
              />
            </div>
            <IconButton
              label={words.removeDocument(title.trim() || String(place + 1))}
              icon="trash"
              size="small"
              onClick={() => change(documents.toSpliced(place, 1))}
            />
          </div>
          <div data-path={`documents.${place}.text`}>
            <TextArea
              label={words.documentText}
              rows={4}
              maxLength={limits.documentLength}
              value={text}
              onChange={(changed) => changeOne(place, { text: changed })}
            />
          </div>
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon="plus"
          aria-disabled={full}
          onClick={full ? undefined : () => change([...documents, { title: '', text: '' }])}
        >
          {words.addDocument}
        </Button>
      </div>
      {full && <p className={styles.hint}>{words.documentsFull(limits.documents)}</p>}
    </section>
  );
}
