import { useState } from 'react';
import { sameWords } from '../../projections';
import { Button, IconButton, Note } from '../design';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useApp, useCommands } from '../use-app';
import styles from './repeat-notice.module.css';
import { shortened } from './shortened';

/** From how often on it is worth a word: twice happens to everybody. */
const often = 3;
const warmer = 0.3;
const warmest = 2;

/** Says what goes in circles while the run goes on, and what can be done about it. Put away, it comes back for other words only. */
export function RepeatNotice() {
  const words = useWords(playgroundWords);
  const { stop, changeScenario, resume } = useCommands();
  const [putAway, setPutAway] = useState<ReadonlySet<string>>(new Set());
  const most = useApp(({ desk }) => desk?.run?.repeats.most ?? null);
  const agent = useApp(({ desk }) => desk?.scenario.agents.find(({ id }) => id === most?.agentId));
  const phase = useApp(({ desk }) => desk?.phase);
  if (most === null || most.times < often) return null;
  const said = sameWords(most.agentId, most.text);
  if (putAway.has(said)) return null;
  const isPaused = phase === 'paused' || phase === 'failed';
  const dismiss = () => setPutAway((before) => new Set([...before, said]));
  const raise = () => {
    changeScenario((scenario) => ({
      ...scenario,
      agents: scenario.agents.map((one) =>
        one.id === most.agentId && one.player.type === 'model'
          ? { ...one, player: { ...one.player, temperature: Math.min(warmest, one.player.temperature + warmer) } }
          : one,
      ),
    }));
    // A run under way takes the change over after its turn; one that stands still, when it is resumed.
    if (!isPaused) resume();
    dismiss();
  };
  const mayBeWarmer = agent?.player.type === 'model' && agent.player.temperature < warmest;
  return (
    <div className={styles.notice}>
      <Note
        role="status"
        data-repeats={most.times}
        actions={<IconButton label={words.dismissRepeat} icon="close" size="small" onClick={dismiss} />}
      >
        <p className={styles.what}>{words.repeated(agent?.name ?? '', most.times, shortened(most.text))}</p>
        <p className={styles.next}>{words.repeatNext}</p>
        <div className={styles.steps}>
          {mayBeWarmer && (
            <Button size="small" onClick={raise}>
              {words.raiseTemperature}
            </Button>
          )}
          <Button size="small" icon="stop" onClick={stop}>
            {words.stop}
          </Button>
        </div>
      </Note>
    </div>
  );
}
