import { limits, type Scenario } from '../../core';
import { Button, NumberField, OptionalNumberField } from '../design';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands } from '../use-app';
import styles from './limits-fields.module.css';
import { useProblem } from './use-problem';

/** How much may be said, and which chance it takes. */
export function LimitsFields({ budget, seed }: Pick<Scenario, 'budget' | 'seed'>) {
  const words = useWords(editorWords);
  const { changeScenario } = useCommands();
  const change = (changed: Partial<Scenario['budget']>) =>
    changeScenario((before) => ({ ...before, budget: { ...before.budget, ...changed } }));
  const changeSeed = (next: number) => changeScenario((before) => ({ ...before, seed: next }));
  const turnsProblem = useProblem('budget.turns');
  const tokensProblem = useProblem('budget.tokensPerTurn');
  const tokensInAllProblem = useProblem('budget.tokens');
  const seedProblem = useProblem('seed');
  return (
    <section className={styles.section}>
      <h2>{words.limits}</h2>
      <div className={styles.pair}>
        <div data-path="budget.turns">
          <NumberField
            label={words.turns}
            min={1}
            max={limits.turns}
            value={budget.turns}
            problem={turnsProblem}
            onChange={within(1, limits.turns, (turns) => change({ turns }))}
          />
        </div>
        <div data-path="budget.tokensPerTurn">
          <NumberField
            label={words.tokensPerTurn}
            min={8}
            max={limits.tokensPerTurn}
            value={budget.tokensPerTurn}
            problem={tokensProblem}
            onChange={within(8, limits.tokensPerTurn, (tokensPerTurn) => change({ tokensPerTurn }))}
          />
        </div>
      </div>
      <div data-path="budget.tokens">
        <OptionalNumberField
          label={words.tokensInAll}
          none={words.noLimit}
          min={1}
          max={limits.runTokens}
          value={budget.tokens}
          problem={tokensInAllProblem}
          onChange={(tokens) =>
            changeScenario(({ budget: { tokens: _, ...before }, ...scenario }) => ({
              ...scenario,
              budget: { ...before, ...(tokens !== undefined && { tokens }) },
            }))
          }
        />
      </div>
      <div className={styles.seed} data-path="seed">
        <NumberField
          label={words.seed}
          hint={words.seedHint}
          min={0}
          max={largestSeed}
          value={seed}
          problem={seedProblem}
          onChange={within(0, largestSeed, changeSeed)}
        />
        <Button onClick={() => changeSeed(anySeed())}>{words.newSeed}</Button>
      </div>
    </section>
  );
}

const largestSeed = 0x7fff_ffff;

function anySeed(): number {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  return chance & largestSeed;
}

/** Passes whole numbers on: too small ones are still being typed, too large ones are as large as can be. */
function within(from: number, to: number, commit: (value: number) => void): (value: number) => void {
  return (value) => {
    if (value >= from) commit(Math.min(to, Math.trunc(value)));
  };
}
