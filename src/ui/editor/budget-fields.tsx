import { type Agent, limits } from '../../core';
import { OptionalNumberField } from '../design';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import styles from './budget-fields.module.css';
import { useProblem } from './use-problem';

/** How much of the run one agent may take. */
export function BudgetFields({
  budget = {},
  path,
  isModel,
  onChange,
}: {
  budget: Agent['budget'];
  path: string;
  /** A person writes no tokens. */
  isModel: boolean;
  onChange: (budget: Agent['budget']) => void;
}) {
  const words = useWords(editorWords);
  const turnsProblem = useProblem(`${path}.turns`);
  const tokensProblem = useProblem(`${path}.tokens`);
  const change = (field: 'turns' | 'tokens', value: number | undefined) => {
    const { [field]: _, ...others } = budget;
    const changed = value === undefined ? others : { ...others, [field]: value };
    onChange(Object.keys(changed).length === 0 ? undefined : changed);
  };
  return (
    <fieldset className={styles.budget}>
      <legend>{words.agentBudget}</legend>
      <div className={styles.pair}>
        <div data-path={`${path}.turns`}>
          <OptionalNumberField
            label={words.agentTurns}
            none={words.noLimit}
            min={1}
            max={limits.turns}
            value={budget.turns}
            problem={turnsProblem}
            onChange={(turns) => change('turns', turns)}
          />
        </div>
        {isModel && (
          <div data-path={`${path}.tokens`}>
            <OptionalNumberField
              label={words.agentTokens}
              none={words.noLimit}
              min={1}
              max={limits.runTokens}
              value={budget.tokens}
              problem={tokensProblem}
              onChange={(tokens) => change('tokens', tokens)}
            />
          </div>
        )}
      </div>
      <p className={styles.hint}>{words.agentBudgetHint}</p>
    </fieldset>
  );
}
