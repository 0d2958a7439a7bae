import { type Json, jsonText } from '../../base';
import type { Turn } from '../../projections';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import styles from './deed.module.css';
import { fieldName } from './field-name';

/** What an agent was asked to choose or to fill in, and what it did; quieter than speech. */
export function Deed({ turn }: { turn: Turn }) {
  const words = useWords(playgroundWords);
  const { task, action, state } = turn;
  if (task.type === 'speak' || state === 'failed') return null;
  return (
    <div className={styles.deed}>
      <Asked text={task.type === 'choose' ? task.question : task.brief} />
      {action === null && <p className={styles.coming}>{task.type === 'choose' ? words.choosing : words.answering}</p>}
      {action?.type === 'choose' && task.type === 'choose' && (
        <p className={styles.chose}>{task.options[action.option]?.text}</p>
      )}
      {action?.type === 'answer' && <Answer value={action.value} />}
    </div>
  );
}

/** What was asked; of a longer text its last line, which is the question itself. The prompt has the whole. */
export function Asked({ text }: { text: string }) {
  return text === '' ? null : <p className={styles.asked}>{text.slice(text.lastIndexOf('\n') + 1)}</p>;
}

/** A value as a list of its parts. */
function Answer({ value }: { value: Json }) {
  const { answerFields } = useWords(playgroundWords);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return <p className={styles.chose}>{shown(value)}</p>;
  return (
    <dl className={styles.answer}>
      {Object.entries(value).map(([name, part]) => (
        <div key={name}>
          <dt>{fieldName(name, answerFields)}</dt>
          <dd>{shown(part)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A value in words: lists with dots between their parts. */
export function shown(value: Json): string {
  if (Array.isArray(value)) return value.map(shown).join(' · ');
  return typeof value === 'object' && value !== null ? jsonText(value) : String(value);
}
