import { useEffect, useRef, useState } from 'react';
import { type Failure, limits, type Tool } from '../../core';
import { Button, Select, TextArea } from '../design';
import { FailureNote } from '../failures';
import { useLanguage, useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands } from '../use-app';
import styles from './tool-fields.module.css';

type Trial =
  | { readonly type: 'working' }
  | { readonly type: 'result'; readonly text: string }
  | { readonly type: 'failed'; readonly failure: Failure };

/** A tool in the person's own hand: what they write to it, and what comes of it. */
export function ToolTrial({ tools }: { tools: readonly Tool[] }) {
  const words = useWords(editorWords);
  const language = useLanguage();
  const { tryTool } = useCommands();
  const [chosen, setChosen] = useState(tools[0]?.id);
  const [input, setInput] = useState('');
  const [trial, setTrial] = useState<Trial | null>(null);
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);
  const tool = tools.find(({ id }) => id === chosen) ?? tools[0];
  if (tool === undefined) return null;
  const start = async () => {
    under.current?.abort();
    const stop = new AbortController();
    under.current = stop;
    setTrial({ type: 'working' });
    const result = await tryTool(tool.id, input, stop.signal);
    if (stop.signal.aborted) return;
    setTrial(result.ok ? { type: 'result', text: result.value } : { type: 'failed', failure: result.reason });
  };
  return (
    <details className={styles.trial}>
      <summary>{words.tryTool}</summary>
      <div className={styles.trialFields}>
        {tools.length > 1 && (
          <Select
            label={words.toolToTry}
            hideLabel
            size="small"
            value={tool.id}
            choices={tools.map(({ id, words: of }) => ({ value: id, label: of[language].name }))}
            onChange={(id) => {
              setChosen(id);
              setTrial(null);
            }}
          />
        )}
        <TextArea
          label={tool.words[language].name}
          hideLabel
          voice="code"
          rows={1}
          placeholder={tool.words[language].input}
          maxLength={limits.toolInputLength}
          value={input}
          onChange={setInput}
        />
        <div>
          <Button size="small" onClick={start} disabled={trial?.type === 'working'}>
            {words.tryIt}
          </Button>
        </div>
        {trial?.type === 'result' && (
          <output className={styles.result}>{trial.text === '' ? words.emptyResult : trial.text}</output>
        )}
        {trial?.type === 'failed' && <FailureNote failure={trial.failure} quiet />}
      </div>
    </details>
  );
}
