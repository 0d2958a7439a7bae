import { type Drill, drillKinds, limits, type Scenario, takeOverWays } from '../../core';
import { Button, IconButton, NumberField, Select, TextField } from '../design';
import { useLanguage, useWords } from '../texts';
import { robustnessWords } from '../texts/robustness';
import { useCommands } from '../use-app';
import styles from './ends-fields.module.css';
import { agentLabel } from './problem-sentence';
import { useProblem } from './use-problem';

type Agents = Scenario['agents'];

/** Who takes over from an agent that fails, and the mishaps that are planned to see it. */
export function RobustnessFields({ scenario }: { scenario: Scenario }) {
  const words = useWords(robustnessWords);
  const { changeScenario } = useCommands();
  const problem = useProblem('takeOver');
  return (
    <>
      <section className={styles.section} data-path="takeOver">
        <h2>{words.ifFails}</h2>
        <Select
          label={words.takeOver}
          value={scenario.takeOver ?? 'nobody'}
          choices={(['nobody', ...takeOverWays] as const).map((way) => ({
            value: way,
            label: words.takeOverWays[way],
          }))}
          problem={problem}
          hint={words.takeOverHint}
          onChange={(way) =>
            changeScenario(({ takeOver: _, ...before }) => ({ ...before, ...(way !== 'nobody' && { takeOver: way }) }))
          }
        />
      </section>
      <Drills drills={scenario.drills ?? []} agents={scenario.agents} talk={scenario.language} />
    </>
  );
}

function Drills({
  drills,
  agents,
  talk,
}: {
  drills: readonly Drill[];
  agents: Agents;
  /** What is slipped in is in the language of the agents. */
  talk: Scenario['language'];
}) {
  const words = useWords(robustnessWords);
  const { changeScenario } = useCommands();
  const change = (next: readonly Drill[]) =>
    changeScenario(({ drills: _, ...before }) => ({ ...before, ...(next.length > 0 && { drills: [...next] }) }));
  const [first] = agents;
  return (
    <section className={styles.section} data-path="drills">
      <h2>{words.drills}</h2>
      <p className={styles.hint}>{words.drillsHint}</p>
      {drills.map((drill, index) => (
        <DrillFields
          // Drills have no other name, and nothing reorders them.
          key={index}
          index={index}
          drill={drill}
          agents={agents}
          talk={talk}
          onChange={(changed) => change(drills.with(index, changed))}
          onRemove={() => change(drills.toSpliced(index, 1))}
        />
      ))}
      {drills.length < limits.drills && first !== undefined && (
        <div>
          <Button
            size="small"
            icon="plus"
            onClick={() => change([...drills, { kind: 'kill', agentId: first.id, turn: 1 }])}
          >
            {words.addDrill}
          </Button>
        </div>
      )}
    </section>
  );
}

function DrillFields({
  index,
  drill,
  agents,
  talk,
  onChange,
  onRemove,
}: {
  index: number;
  drill: Drill;
  agents: Agents;
  talk: Scenario['language'];
  onChange: (drill: Drill) => void;
  onRemove: () => void;
}) {
  const words = useWords(robustnessWords);
  const language = useLanguage();
  const path = `drills.${index}`;
  const problem = useProblem(path);
  const names = agents.map(({ id, name }, place) => ({ value: id, label: agentLabel(name, place, language) }));
  const isThere = agents.some(({ id, player }) => id === drill.agentId && player.type !== 'visitor');
  // Beside the field that is wrong: the first one, unless that is well.
  const later = isThere ? problem : undefined;
  const others = names.filter(({ value }) => value !== drill.agentId);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser.
    <div className={styles.condition} data-path={path} role="group" aria-label={words.drillNumber(index + 1)}>
      <div className={styles.kind}>
        <Select
          label={words.mishap}
          hideLabel
          value={drill.kind}
          choices={drillKinds.map((kind) => ({ value: kind, label: words.mishaps[kind] }))}
          problem={drill.kind === 'drop' && drill.missedBy === undefined ? later : undefined}
          onChange={(kind) => onChange(drillOf(kind, drill, robustnessWords[talk].firstText))}
        />
        <IconButton label={words.removeDrill} icon="trash" onClick={onRemove} />
      </div>
      <Select
        label={words.whom}
        value={isThere ? drill.agentId : ''}
        choices={[...(isThere ? [] : [{ value: '' as const, label: '–', disabled: true }]), ...names]}
        problem={isThere ? undefined : problem}
        onChange={(agentId) => agentId !== '' && onChange({ ...drill, agentId })}
      />
      <NumberField
        label={countsMessages(drill) ? words.atMessage : words.atTurn}
        min={1}
        max={limits.turns}
        value={drill.turn}
        onChange={(turn) => onChange({ ...drill, turn: bounded(turn, limits.turns) })}
      />
      {drill.kind === 'slow' && (
        <NumberField
          label={words.seconds}
          min={1}
          max={limits.drillSeconds}
          value={drill.seconds}
          onChange={(seconds) => onChange({ ...drill, seconds: bounded(seconds, limits.drillSeconds) })}
        />
      )}
      {drill.kind === 'inject' && (
        <TextField
          label={words.text}
          maxLength={limits.optionLength}
          value={drill.text}
          problem={later}
          onChange={(text) => onChange({ ...drill, text })}
        />
      )}
      {drill.kind === 'drop' && (
        <Select
          label={words.missedBy}
          value={others.find(({ value }) => value === drill.missedBy)?.value ?? ''}
          choices={[{ value: '' as const, label: words.everybody }, ...others]}
          problem={drill.missedBy === undefined ? undefined : later}
          onChange={(missedBy) => {
            const { missedBy: _, ...rest } = drill;
            onChange(missedBy === '' ? rest : { ...rest, missedBy });
          }}
        />
      )}
    </div>
  );
}

function countsMessages({ kind }: Drill): boolean {
  return kind === 'garble' || kind === 'drop' || kind === 'inject';
}

/** A drill of another kind at the same place. */
function drillOf(kind: Drill['kind'], { agentId, turn }: Drill, text: string): Drill {
  switch (kind) {
    case 'slow':
      return { kind, agentId, turn, seconds: 10 };
    case 'inject':
      return { kind, agentId, turn, text };
    default:
      return { kind, agentId, turn };
  }
}

function bounded(value: number, most: number): number {
  return Math.min(most, Math.max(1, Math.trunc(value)));
}
