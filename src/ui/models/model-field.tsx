import { useState } from 'react';
import type { Agent } from '../../core';
import { Button, Select } from '../design';
import { useLanguage, useWords } from '../texts';
import { modelName } from '../texts/model-name';
import { useApp } from '../use-app';
import { ModelDialog } from './model-dialog';
import styles from './model-field.module.css';
import { groupOf, unknownCard } from './model-groups';
import { modelWords } from './words';

/** Which model plays an agent: a short list here, and a window in which to compare them. */
export function ModelField({
  agent,
  modelId,
  problem,
  onChange,
}: {
  agent: Agent;
  modelId: string;
  problem?: string | undefined;
  onChange: (modelId: string) => void;
}) {
  const words = useWords(modelWords);
  const language = useLanguage();
  const cards = useApp(({ models }) => models.cards);
  const [comparing, setComparing] = useState(false);
  const all = cards.some(({ id }) => id === modelId) ? cards : [...cards, unknownCard(modelId)];
  return (
    <div className={styles.field}>
      <Select
        label={words.model}
        value={modelId}
        choices={all.map((card) => ({
          value: card.id,
          label: modelName(card, language),
          group: words.groups[groupOf(card)],
        }))}
        problem={problem}
        onChange={onChange}
      />
      <Button size="small" variant="quiet" icon="chip" onClick={() => setComparing(true)}>
        {words.choose}
      </Button>
      {comparing && <ModelDialog agent={agent} modelId={modelId} onClose={() => setComparing(false)} />}
    </div>
  );
}
