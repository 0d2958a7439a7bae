import type { AgentId } from '../../core';
import { Select } from '../design';
import { useCast, useShownScenario } from '../playground';
import { useWords } from '../texts';
import { controlWords } from '../texts/control';
import { useApp, useCommands } from '../use-app';
import styles from './next-speaker.module.css';

/** Who speaks next: as the pattern says, or whom the person picks. */
export function NextSpeaker() {
  const words = useWords(controlWords);
  const { callNext } = useCommands();
  const called = useApp(({ desk }) => desk?.called ?? null);
  const scenario = useShownScenario();
  const cast = useCast();
  const agents = scenario?.agents.filter(({ player }) => player.type !== 'visitor') ?? [];
  return (
    <div className={styles.next}>
      <Select<AgentId | ''>
        label={words.next}
        hideLabel
        size="small"
        value={called ?? ''}
        choices={[
          { value: '', label: words.nextAsPlanned },
          ...agents.map(({ id, name }) => ({ value: id, label: words.nextIs(cast.get(id)?.name ?? name) })),
        ]}
        onChange={(id) => callNext(id === '' ? null : id)}
      />
    </div>
  );
}
