import { useState } from 'react';
import { Button } from '../design';
import { FailureNote } from '../failures';
import { ModelDialog } from '../models';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useApp, useCommands } from '../use-app';
import { failedTurnOf } from './failed-turn';
import styles from './run-failure.module.css';

/** Why the run stands still, where a turn failed, and what to do next: in its own place, whatever else is shown. */
export function RunFailure() {
  const words = useWords(playgroundWords);
  const { resume } = useCommands();
  const desk = useApp((state) => state.desk);
  const [choosing, setChoosing] = useState(false);
  const failed = failedTurnOf(desk);
  const agent = desk?.scenario.agents.find(({ id }) => id === failed?.agentId);
  if (failed === null) return null;
  const mayChoose = failed.failure.code.startsWith('engine/') && agent?.player.type === 'model';
  return (
    <div className={styles.strip}>
      <FailureNote failure={failed.failure} />
      <div className={styles.acts}>
        <Button size="small" onClick={resume}>
          {words.tryAgain}
        </Button>
        {mayChoose && (
          <Button size="small" variant="quiet" icon="chip" onClick={() => setChoosing(true)}>
            {words.otherModel}
          </Button>
        )}
      </div>
      {choosing && agent?.player.type === 'model' && (
        <ModelDialog agent={agent} modelId={agent.player.modelId} onClose={() => setChoosing(false)} />
      )}
    </div>
  );
}
