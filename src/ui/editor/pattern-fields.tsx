import {
  type AgentId,
  limits,
  type Pattern,
  type PatternField,
  type PatternOptions,
  type PatternWords,
  type Scenario,
} from '../../core';
import { NumberField, Select, Switch, TextArea } from '../design';
import { useLanguage, useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands, useTheApp } from '../use-app';
import styles from './limits-fields.module.css';
import { agentLabel } from './problem-sentence';
import { Topology } from './topology';
import { useProblem } from './use-problem';

/** Who speaks after whom. */
export function PatternFields({ scenario }: { scenario: Scenario }) {
  const words = useWords(editorWords);
  const language = useLanguage();
  const { patterns } = useTheApp();
  const { changeScenario } = useCommands();
  const problem = useProblem('pattern.kind');
  const chosen = patterns.find(({ kind }) => kind === scenario.pattern.kind);
  const choices = patterns.map(({ kind, words }) => ({ value: kind, label: words[language].name }));
  // A link can name a pattern that this page does not have: it stays what it is until somebody chooses.
  if (chosen === undefined) choices.push({ value: scenario.pattern.kind, label: scenario.pattern.kind });
  return (
    <section className={styles.section}>
      <h2>{words.takingTurns}</h2>
      <div data-path="pattern.kind">
        <Select
          label={words.pattern}
          hideLabel
          value={scenario.pattern.kind}
          choices={choices}
          problem={problem}
          hint={chosen?.words[language].description}
          onChange={(kind) =>
            changeScenario((before) => ({ ...before, pattern: { kind, options: firstOptions(patterns, kind) } }))
          }
        />
      </div>
      {chosen !== undefined && <Topology pattern={chosen} scenario={scenario} />}
      {chosen?.fields.map((field) => (
        <div key={field.name} data-path={`pattern.options.${field.name}`}>
          <OptionField
            field={field}
            words={chosen.words[language]}
            agents={scenario.agents}
            value={scenario.pattern.options[field.name]}
            onChange={(value) =>
              changeScenario((before) => ({
                ...before,
                pattern: { ...before.pattern, options: { ...before.pattern.options, [field.name]: value } },
              }))
            }
          />
        </div>
      ))}
    </section>
  );
}

type Option = PatternOptions[string];

function OptionField({
  field,
  words: patternWords,
  agents,
  value,
  onChange,
}: {
  field: PatternField;
  words: PatternWords;
  agents: Scenario['agents'];
  value: Option | undefined;
  onChange: (value: Option) => void;
}) {
  const words = useWords(editorWords);
  const language = useLanguage();
  const problem = useProblem(`pattern.options.${field.name}`);
  const label = patternWords.fields[field.name] ?? field.name;
  const hint = patternWords.hints?.[field.name];
  switch (field.type) {
    case 'agent':
      return (
        <Select
          label={label}
          value={agents.some(({ id }) => id === value) ? (value as AgentId) : ''}
          choices={[
            { value: '', label: words.nobody, disabled: field.optional !== true },
            ...agents.map(({ id, name }, index) => ({ value: id, label: agentLabel(name, index, language) })),
          ]}
          problem={problem}
          onChange={onChange}
        />
      );
    case 'flag':
      return <Switch label={label} checked={typeof value === 'boolean' ? value : field.initial} onChange={onChange} />;
    case 'count':
      return (
        <NumberField
          label={label}
          value={typeof value === 'number' ? value : field.initial}
          min={field.from}
          max={field.to}
          problem={problem}
          hint={hint}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          value={field.choices.find((choice) => choice === value) ?? field.initial}
          choices={field.choices.map((choice) => ({
            value: choice,
            label: patternWords.choices?.[field.name]?.[choice] ?? choice,
          }))}
          problem={problem}
          hint={hint}
          onChange={onChange}
        />
      );
    case 'text':
      return (
        <TextArea
          label={label}
          rows={3}
          maxLength={limits.patternTextLength}
          value={typeof value === 'string' ? value : field.initial}
          problem={problem}
          hint={hint}
          onChange={onChange}
        />
      );
  }
}

/** What a pattern starts with when it is chosen. */
function firstOptions(patterns: readonly Pattern[], kind: string): PatternOptions {
  const fields = patterns.find((pattern) => pattern.kind === kind)?.fields ?? [];
  return Object.fromEntries(fields.flatMap(({ name, initial }) => (initial === null ? [] : [[name, initial]])));
}
