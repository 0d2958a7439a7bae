import { choosing, type Flow, type Scenario, simpleConditionsIn } from '../core';
import { promptWords } from '../projections';

/** A flow in which the judges among the end conditions are asked every so many turns whether it is over. */
export function* judgedFlow(flow: Flow, scenario: Scenario): Flow {
  const { yes, no } = promptWords[scenario.language];
  const judges = simpleConditionsIn(scenario.ends).flatMap((condition) =>
    condition.type === 'judge' ? [{ judge: condition, turns: 0 }] : [],
  );
  let step = flow.next();
  while (step.done !== true) {
    const planned = step.value;
    const outcomes = planned.length === 0 ? [] : yield planned;
    for (const waiting of judges) {
      waiting.turns += planned.length;
      if (waiting.turns < waiting.judge.every) continue;
      waiting.turns = 0;
      yield [choosing(waiting.judge.agentId, waiting.judge.question, [{ text: yes }, { text: no }])];
    }
    step = flow.next(outcomes);
  }
}
