import { useEffect, useRef } from 'react';
import {
  type AgentId,
  type Drawing,
  type DrawnNode,
  type DrawnRule,
  limits,
  outerScenario,
  type Scenario,
  type ScenarioProblem,
} from '../../core';
import { Button, Icon, NumberField, Select, TextArea, TextField } from '../design';
import { agentLabel, problemSentence } from '../editor/problem-sentence';
import { useLanguage, useWords } from '../texts';
import { drawingWords } from '../texts/drawing';
import styles from './drawing.module.css';
import { withNode } from './drawing-editing';
import { nodeName } from './node-name';
import { nodePlaceOf } from './use-drawing';
import { WayFields } from './way-fields';

/** Everything about one node, so that the whole drawing can be made without touching the picture. */
export function NodeForm({
  scenario,
  drawing,
  node,
  problems,
  wantsFocus,
  onChange,
  onRemove,
}: {
  scenario: Scenario;
  drawing: Drawing;
  node: DrawnNode;
  problems: readonly ScenarioProblem[];
  wantsFocus: boolean;
  onChange: (change: (drawing: Drawing) => Drawing) => void;
  onRemove: () => void;
}) {
  const words = useWords(drawingWords);
  const language = useLanguage();
  const form = useRef<HTMLElement>(null);
  // Who is in a team, or only visits, has no turn of its own.
  const able = new Set(outerScenario(scenario).agents.map(({ id }) => id));
  const place = drawing.nodes.indexOf(node);
  const mine = problems.filter((problem) => nodePlaceOf(problem) === place);
  const put = (changed: DrawnNode) => onChange((before) => withNode(before, changed));
  useEffect(() => {
    if (wantsFocus) form.current?.querySelector<HTMLElement>('select, textarea, input, button')?.focus();
  }, [wantsFocus]);
  return (
    <section ref={form} className={styles.form} aria-label={nodeName(node, scenario, words)}>
      <h3>
        <span className={styles.number}>{place + 1}</span>
        {words.types[node.type]}
      </h3>
      <p className={styles.hint}>{words.typeHints[node.type]}</p>
      {mine.map((problem) => (
        <p key={problem.code} className={styles.problem}>
          <Icon name="warning" size={14} />
          {problemSentence(problem, language)}
        </p>
      ))}
      {(node.type === 'turn' || node.type === 'question') && (
        <Select
          label={words.agent}
          value={able.has(node.agentId) ? node.agentId : ''}
          choices={[
            { value: '', label: words.somebody, disabled: true },
            ...scenario.agents.flatMap(({ id, name }, index) =>
              !able.has(id) ? [] : [{ value: id as string, label: agentLabel(name, index, language) }],
            ),
          ]}
          onChange={(agentId) => put({ ...node, agentId: agentId as AgentId })}
        />
      )}
      {node.type === 'turn' && (
        <TextArea
          label={words.brief}
          hint={words.briefHint}
          rows={2}
          maxLength={limits.drawnBriefLength}
          value={node.brief}
          onChange={(brief) => put({ ...node, brief })}
        />
      )}
      {node.type === 'question' && (
        <TextArea
          label={words.question}
          rows={2}
          maxLength={limits.drawnBriefLength}
          value={node.question}
          onChange={(question) => put({ ...node, question })}
        />
      )}
      {node.type === 'condition' && <RuleFields rule={node.rule} onChange={(rule) => put({ ...node, rule })} />}
      {node.type !== 'end' && <WayFields scenario={scenario} drawing={drawing} node={node} onChange={onChange} />}
      <div>
        <Button size="small" variant="quiet" icon="trash" onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
    </section>
  );
}

const firstRules: Readonly<Record<DrawnRule['type'], DrawnRule>> = {
  says: { type: 'says', text: '' },
  passed: { type: 'passed', times: 3 },
  turns: { type: 'turns', count: 6 },
};

function RuleFields({ rule, onChange }: { rule: DrawnRule; onChange: (rule: DrawnRule) => void }) {
  const words = useWords(drawingWords);
  return (
    <>
      <Select
        label={words.rule}
        value={rule.type}
        choices={(['says', 'passed', 'turns'] as const).map((value) => ({ value, label: words.rules[value] }))}
        onChange={(type) => onChange(firstRules[type])}
      />
      {rule.type === 'says' && (
        <TextField
          label={words.ruleText}
          maxLength={limits.optionLength}
          value={rule.text}
          onChange={(text) => onChange({ type: 'says', text })}
        />
      )}
      {rule.type === 'passed' && <Count value={rule.times} onChange={(times) => onChange({ type: 'passed', times })} />}
      {rule.type === 'turns' && <Count value={rule.count} onChange={(count) => onChange({ type: 'turns', count })} />}
    </>
  );
}

function Count({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const words = useWords(drawingWords);
  return (
    <NumberField
      label={words.ruleCount}
      value={value}
      min={1}
      max={limits.turns}
      onChange={(typed) => onChange(Math.min(Math.max(Math.round(typed), 1), limits.turns))}
    />
  );
}
