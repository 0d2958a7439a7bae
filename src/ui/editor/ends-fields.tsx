import { type EndCondition, limits, type Scenario, type SimpleCondition, type ToolId, toolIds } from '../../core';
import { Button, IconButton, NumberField, Select, TextField } from '../design';
import { useLanguage, useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands } from '../use-app';
import { useToolName } from '../use-tool-name';
import styles from './ends-fields.module.css';
import { agentLabel } from './problem-sentence';
import { useProblem } from './use-problem';

/** What ends the run earlier than its limits: a list of conditions, any or all of them, of which each can be such a list too. */
export function EndsFields({ scenario }: { scenario: Scenario }) {
  const words = useWords(editorWords);
  const { changeScenario } = useCommands();
  const { join, conditions } = listed(scenario.ends);
  const change = (next: readonly EndCondition[], nextJoin = join) =>
    changeScenario(({ ends: _, ...before }) => ({
      ...before,
      ...(next.length > 0 && { ends: { type: nextJoin, of: next } }),
    }));
  const [first] = scenario.agents;
  return (
    <section className={styles.section} data-path="ends">
      <h2>{words.ends}</h2>
      {conditions.length > 1 && (
        <Select
          label={words.endsWhen}
          value={join}
          choices={[
            { value: 'any', label: words.endsAny },
            { value: 'all', label: words.endsAll },
          ]}
          onChange={(nextJoin) => change(conditions, nextJoin)}
        />
      )}
      {conditions.map((condition, index) => (
        <Condition
          // Conditions have no other name, and nothing reorders them.
          key={index}
          path={`ends.${index}`}
          kinds={[...kinds, 'any', 'all']}
          condition={condition}
          agents={scenario.agents}
          onChange={(changed) => change(conditions.with(index, changed))}
          onRemove={() => change(conditions.toSpliced(index, 1))}
        />
      ))}
      {conditions.length < limits.endConditions && first !== undefined && (
        <div>
          <Button size="small" icon="plus" onClick={() => change([...conditions, newCondition('repeats', first.id)])}>
            {words.addEnd}
          </Button>
        </div>
      )}
    </section>
  );
}

function Condition({
  path,
  kinds: offered,
  condition,
  agents,
  onChange,
  onRemove,
}: {
  path: string;
  kinds: readonly EndCondition['type'][];
  condition: EndCondition;
  agents: Scenario['agents'];
  onChange: (condition: EndCondition) => void;
  onRemove: () => void;
}) {
  const words = useWords(editorWords);
  const language = useLanguage();
  const toolName = useToolName();
  const problem = useProblem(path);
  const first = agents[0]?.id;
  if (first === undefined) return null;
  return (
    <div className={styles.condition} data-path={path}>
      <div className={styles.kind}>
        <Select
          label={words.endWhen}
          hideLabel
          value={condition.type}
          choices={offered.map((kind) => ({ value: kind, label: words.endKinds[kind] }))}
          onChange={(kind) => onChange(changedTo(kind, condition, first))}
        />
        <IconButton label={words.removeEnd} icon="trash" onClick={onRemove} />
      </div>
      {'of' in condition && (
        <>
          {condition.of.map((part, index) => (
            <Condition
              // Conditions have no other name, and nothing reorders them.
              key={index}
              path={`${path}.${index}`}
              kinds={kinds}
              condition={part}
              agents={agents}
              onChange={(changed) => onChange({ ...condition, of: condition.of.with(index, changed) })}
              onRemove={() =>
                condition.of.length === 1
                  ? onRemove()
                  : onChange({ ...condition, of: condition.of.toSpliced(index, 1) })
              }
            />
          ))}
          {condition.of.length < limits.endConditions && (
            <div>
              <Button
                size="small"
                icon="plus"
                onClick={() => onChange({ ...condition, of: [...condition.of, newCondition('repeats', first)] })}
              >
                {words.addEnd}
              </Button>
            </div>
          )}
        </>
      )}
      {'count' in condition && (
        <NumberField
          label={words.endCount}
          min={1}
          value={condition.count}
          problem={problem}
          onChange={(count) => onChange({ ...condition, count: bounded(count, 1, mostOf[condition.type]) })}
        />
      )}
      {'times' in condition && (
        <NumberField
          label={words.endTimes}
          min={2}
          max={20}
          value={condition.times}
          problem={problem}
          onChange={(times) => onChange({ ...condition, times: bounded(times, 2, 20) })}
        />
      )}
      {'text' in condition && (
        <TextField
          label={words.endText}
          maxLength={limits.optionLength}
          value={condition.text}
          problem={problem}
          onChange={(text) => onChange({ ...condition, text })}
        />
      )}
      {condition.type === 'tool' && (
        <Select<ToolId | 'any'>
          label={words.endTool}
          value={condition.tool ?? 'any'}
          choices={[
            { value: 'any', label: words.anyTool },
            ...toolIds.map((tool) => ({ value: tool, label: toolName(tool) })),
          ]}
          problem={problem}
          onChange={(tool) => onChange(tool === 'any' ? { type: 'tool' } : { type: 'tool', tool })}
        />
      )}
      {condition.type === 'judge' && (
        <>
          <Select
            label={words.endJudge}
            value={condition.agentId}
            choices={agents.map(({ id, name }, index) => ({ value: id, label: agentLabel(name, index, language) }))}
            problem={problem}
            onChange={(agentId) => onChange({ ...condition, agentId })}
          />
          <TextField
            label={words.endQuestion}
            maxLength={limits.optionLength}
            value={condition.question}
            onChange={(question) => onChange({ ...condition, question })}
          />
          <NumberField
            label={words.endEvery}
            min={1}
            max={limits.turns}
            value={condition.every}
            onChange={(every) => onChange({ ...condition, every: bounded(every, 1, limits.turns) })}
          />
        </>
      )}
    </div>
  );
}

const kinds = ['repeats', 'text', 'tool', 'agreement', 'judge', 'turns', 'tokens', 'seconds'] as const;

const mostOf = { turns: limits.turns, tokens: limits.runTokens, seconds: limits.runSeconds } as const;

/** A condition of another kind; what it is put together of stays where it can. */
function changedTo(
  kind: EndCondition['type'],
  before: EndCondition,
  agentId: Scenario['agents'][number]['id'],
): EndCondition {
  if (kind !== 'any' && kind !== 'all') return newCondition(kind, agentId);
  return { type: kind, of: 'of' in before ? before.of : [before] };
}

function newCondition(kind: SimpleCondition['type'], agentId: Scenario['agents'][number]['id']): SimpleCondition {
  switch (kind) {
    case 'turns':
      return { type: kind, count: 12 };
    case 'tokens':
      return { type: kind, count: 500 };
    case 'seconds':
      return { type: kind, count: 60 };
    case 'text':
    case 'agreement':
      return { type: kind, text: '' };
    case 'tool':
      return { type: kind };
    case 'judge':
      return { type: kind, agentId, question: '', every: 4 };
    case 'repeats':
      return { type: kind, times: 2 };
  }
}

/** The conditions as a list; one that stands alone is a list of one. */
function listed(ends: EndCondition | undefined): {
  readonly join: 'any' | 'all';
  readonly conditions: readonly EndCondition[];
} {
  if (ends === undefined) return { join: 'any', conditions: [] };
  return ends.type === 'any' || ends.type === 'all'
    ? { join: ends.type, conditions: ends.of }
    : { join: 'any', conditions: [ends] };
}

function bounded(value: number, from: number, to: number): number {
  return Math.min(to, Math.max(from, Math.trunc(value)));
}
