import type { ReactNode } from 'react';
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
import { useTheApp } from '../use-app';
import { agentLabel } from './problem-sentence';
import { useProblem } from './use-problem';

/** A way of working together and its options. `path`: where it stands in the scenario; `children`: between the two. */
export function PatternChoice({
  path,
  label,
  hideLabel = false,
  pattern,
  agents,
  leader,
  onChange,
  children,
}: {
  path: string;
  label: string;
  hideLabel?: boolean;
  pattern: Scenario['pattern'];
  /** Those whom an option can name. */
  agents: Scenario['agents'];
  /** Who leads the team that works so; left out for the scenario's own pattern. */
  leader?: AgentId;
  onChange: (change: (pattern: Scenario['pattern']) => Scenario['pattern']) => void;
  children?: ReactNode;
}) {
  const language = useLanguage();
  const { patterns } = useTheApp();
  const problem = useProblem(`${path}.kind`);
  const chosen = patterns.find(({ kind }) => kind === pattern.kind);
  // A scenario holds one drawing, which is its own and no team's.
  const offered = patterns.filter(({ kind }) => kind !== 'drawn' || path === 'pattern' || kind === pattern.kind);
  const choices = offered.map(({ kind, words }) => ({ value: kind, label: words[language].name }));
  // A link can name a pattern that this page does not have: it stays what it is until somebody chooses.
  if (chosen === undefined) choices.push({ value: pattern.kind, label: pattern.kind });
  return (
    <>
      <div data-path={`${path}.kind`}>
        <Select
          label={label}
          hideLabel={hideLabel}
          value={pattern.kind}
          choices={choices}
          problem={problem}
          hint={chosen?.words[language].description}
          onChange={(kind) => onChange(() => ({ kind, options: firstOptions(patterns, kind, leader) }))}
        />
      </div>
      {children}
      {chosen?.fields.map((field) => (
        <div key={field.name} data-path={`${path}.options.${field.name}`}>
          <OptionField
            path={`${path}.options.${field.name}`}
            field={field}
            words={chosen.words[language]}
            agents={agents}
            value={pattern.options[field.name]}
            onChange={(value) =>
              onChange((before) => ({ ...before, options: { ...before.options, [field.name]: value } }))
            }
          />
        </div>
      ))}
    </>
  );
}

type Option = PatternOptions[string];

function OptionField({
  path,
  field,
  words: patternWords,
  agents,
  value,
  onChange,
}: {
  path: string;
  field: PatternField;
  words: PatternWords;
  agents: Scenario['agents'];
  value: Option | undefined;
  onChange: (value: Option) => void;
}) {
  const words = useWords(editorWords);
  const language = useLanguage();
  const problem = useProblem(path);
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

/** What a pattern starts with when it is chosen; in a team its leader leads, and the talk comes to an end. */
export function firstOptions(patterns: readonly Pattern[], kind: string, leader?: AgentId): PatternOptions {
  const fields = patterns.find((pattern) => pattern.kind === kind)?.fields ?? [];
  const first = (field: PatternField): Option | null => {
    if (leader === undefined) return field.initial;
    if (field.type === 'agent') return leader;
    return field.type === 'count' && field.endless === true ? Math.max(1, field.initial) : field.initial;
  };
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = first(field);
      return value === null ? [] : [[field.name, value]];
    }),
  );
}
