import { Select } from '../design';
import { useWords } from '../texts';
import { useApp } from '../use-app';
import { groupOf, unknownCard } from './model-groups';
import { modelWords } from './words';

/** Which model takes over when an agent's own one fails; undefined for none. */
export function SecondModelField({
  firstModelId,
  modelId,
  problem,
  onChange,
}: {
  firstModelId: string;
  modelId: string | undefined;
  problem?: string | undefined;
  onChange: (modelId: string | undefined) => void;
}) {
  const words = useWords(modelWords);
  const cards = useApp(({ models }) => models.cards);
  const others = cards.filter(({ id }) => id !== firstModelId);
  const all =
    modelId === undefined || others.some(({ id }) => id === modelId) ? others : [...others, unknownCard(modelId)];
  return (
    <Select
      label={words.secondModel}
      value={modelId ?? ''}
      choices={[
        { value: '', label: words.noSecondModel },
        ...all.map((card) => ({ value: card.id, label: card.name, group: words.groups[groupOf(card)] })),
      ]}
      problem={problem}
      hint={modelId === undefined ? undefined : words.secondModelHint}
      onChange={(id) => onChange(id === '' ? undefined : id)}
    />
  );
}
