import type { CSSProperties } from 'react';
import { Button, hueOf, IconButton, Select } from '../design';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useApp, useCommands } from '../use-app';
import { useCast } from './cast';
import styles from './time-slider.module.css';
import { useSpeakers } from './use-speakers';

/** The run from before its first turn to its last: go to any of them, or watch them come. */
export function TimeSlider() {
  const words = useWords(playgroundWords);
  const commands = useCommands();
  const cast = useCast();
  const run = useApp(({ desk }) => desk?.run ?? null);
  const goes = useApp(({ desk }) => desk !== null && goingOn.has(desk.phase));
  const speakers = useSpeakers(run?.log);
  if (run === null || run.turnCount === 0) return null;
  const shown = run.shownTurns ?? run.turnCount;
  const member = cast.get(speakers[shown - 1] ?? ('' as never));
  const text = member === undefined ? words.beforeFirst : words.turnName(shown, member.name);
  return (
    <div className={styles.slider}>
      {!goes && (
        <IconButton
          label={run.playing ? words.pauseReplay : words.playReplay}
          icon={run.playing ? 'pause' : 'play'}
          onClick={run.playing ? commands.pauseReplay : () => play(commands, run.shownTurns === null)}
        />
      )}
      <div className={styles.track} style={{ '--turns': run.turnCount, '--shown': shown } as CSSProperties}>
        <div className={styles.beads} aria-hidden="true">
          {speakers.map((agentId, index) => (
            <i key={index} data-hue={hueOf(cast.get(agentId)?.index ?? 0)} data-past={index < shown} />
          ))}
        </div>
        <input
          type="range"
          aria-label={words.time}
          aria-valuetext={text}
          min={0}
          max={run.turnCount}
          step={1}
          value={shown}
          onChange={(event) => {
            const turns = event.target.valueAsNumber;
            commands.seek(turns >= run.turnCount ? null : turns);
          }}
        />
      </div>
      <span className={styles.place}>
        {shown}
        <span> / {run.turnCount}</span>
      </span>
      {!goes && (
        <Select
          label={words.speed}
          hideLabel
          size="small"
          value={String(run.speed)}
          choices={speeds}
          onChange={(speed) => commands.setReplaySpeed(Number(speed))}
        />
      )}
      {goes && run.shownTurns !== null && (
        <Button size="small" onClick={() => commands.seek(null)}>
          {words.toNow}
        </Button>
      )}
    </div>
  );
}

/** From the end, a replay begins again at the start. */
function play(commands: ReturnType<typeof useCommands>, atEnd: boolean): void {
  if (atEnd) commands.seek(0);
  commands.playReplay();
}

const speeds = ['0.5', '1', '2', '4'].map((value) => ({ value, label: `${value}×` }));
const goingOn: ReadonlySet<string> = new Set(['loading', 'running', 'pausing', 'waiting']);
