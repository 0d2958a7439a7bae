import { useState } from 'react';
import { type Json, jsonText } from '../../base';
import { allowedTexts, fits, type JsonSchema, shortestJsonOf, type TurnTask } from '../../core';
import { AgentMark, Button, hueOf, NumberField, Select, Switch, TextArea, TextField } from '../design';
import type { Member } from '../playground';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useCommands } from '../use-app';
import styles from './composer.module.css';
import { fieldName } from './field-name';

/** Where a person fills in what a pattern asks for: a field for each part of the answer. */
export function AnswerComposer({ member, task }: { member: Member; task: Extract<TurnTask, { type: 'answer' }> }) {
  const words = useWords(playgroundWords);
  const { speak } = useCommands();
  const [value, setValue] = useState<Json>(() => JSON.parse(shortestJsonOf(task.schema)) as Json);
  return (
    <form
      className={styles.composer}
      data-hue={hueOf(member.index)}
      aria-label={member.name}
      onSubmit={(event) => {
        event.preventDefault();
        if (fits(task.schema, value)) speak(jsonText(value));
      }}
    >
      <AgentMark index={member.index} name={member.name} size={24} />
      <div className={styles.field}>
        <p className={styles.brief}>{task.brief}</p>
        <Part name={member.name} schema={task.schema} value={value} onChange={setValue} />
        <div className={styles.foot}>
          <small />
          <Button type="submit" variant="primary" size="small" disabled={!fits(task.schema, value)}>
            {words.send}
          </Button>
        </div>
      </div>
    </form>
  );
}

type PartProps<Schema> = { name: string; schema: Schema; value: Json; onChange: (value: Json) => void };

function Part({ name, schema, value, onChange }: PartProps<JsonSchema>) {
  const words = useWords(playgroundWords);
  switch (schema.type) {
    case 'object': {
      const parts = value as { readonly [key: string]: Json };
      return Object.entries(schema.properties).map(([key, part]) => (
        <Part
          key={key}
          name={fieldName(key, words.answerFields)}
          schema={part}
          value={parts[key] ?? null}
          onChange={(changed) => onChange({ ...parts, [key]: changed })}
        />
      ));
    }
    case 'string': {
      const texts = allowedTexts(schema);
      if (texts === null) return <TextField label={name} value={String(value ?? '')} onChange={onChange} />;
      const choices = texts.map((text) => ({ value: text, label: text }));
      return <Select label={name} value={String(value ?? '')} choices={choices} onChange={onChange} />;
    }
    case 'boolean':
      return <Switch label={name} checked={value === true} onChange={onChange} />;
    case 'number':
    case 'integer':
      return (
        <NumberField
          label={name}
          value={Number(value ?? 0)}
          step={schema.type === 'integer' ? 1 : 0.1}
          onChange={onChange}
        />
      );
    case 'array':
      return <List name={name} schema={schema} value={value} onChange={onChange} hint={words.oneALine} />;
  }
}

/** Texts and numbers one a line; anything deeper as JSON. */
function List({
  name,
  schema,
  value,
  onChange,
  hint,
}: PartProps<Extract<JsonSchema, { type: 'array' }>> & { hint: string }) {
  const items = Array.isArray(value) ? value : [];
  const [text, setText] = useState(() =>
    items.map((item) => (typeof item === 'string' ? item : jsonText(item))).join('\n'),
  );
  return (
    <TextArea
      label={name}
      hint={hint}
      rows={3}
      value={text}
      onChange={(typed) => {
        setText(typed);
        const lines = typed.split('\n').filter((line) => line.trim() !== '');
        onChange(lines.map((line) => (schema.items.type === 'string' ? line.trim() : valueFrom(line))));
      }}
    />
  );
}

function valueFrom(line: string): Json {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return line;
  }
}
