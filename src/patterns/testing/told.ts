import type { Json } from '../../base';
import { randomAt } from '../../base';
import type { Outcome, Pattern, PatternOptions, PlannedTurn, Scenario, TurnId } from '../../core';
import { scenarioExample } from '../../core/testing';

/** What is said, which option is chosen (by its place or its text), or what is answered. */
type Answer = string | number | Exclude<Json, string | number>;

/** A scenario of these agents under a pattern. */
export function scenarioOf(
  pattern: Pattern,
  names: readonly string[],
  options: PatternOptions,
  topic = 'tea',
): Scenario {
  return scenarioExample(names, { pattern: { kind: pattern.kind, options }, topic });
}

/**
 * What a pattern asks for, a line for each step: `ada→bo: what it is asked`, with `?` behind whoever chooses and `{}`
 * behind whoever fills something in; turns side by side stand in one line with ` | ` between them.
 */
export function told(
  pattern: Pattern,
  scenario: Scenario,
  answer: (turn: PlannedTurn, number: number) => Answer = () => 'Well.',
  most = 40,
): readonly string[] {
  const flow = pattern.flow({ scenario, random: () => randomAt(1, 1) });
  const lines: string[] = [];
  let number = 0;
  for (let next = flow.next(); next.done !== true && lines.length < most; ) {
    lines.push(next.value.map(lineOf).join(' | '));
    next = flow.next(
      next.value.map((turn) => {
        number += 1;
        return outcomeOf(turn, number, answer(turn, number));
      }),
    );
  }
  return lines;
}

function lineOf({ agentId, task, to }: PlannedTurn): string {
  const marks = { speak: '', choose: '?', answer: '{}' }[task.type];
  const asked = task.type === 'choose' ? task.question : (task.brief ?? '');
  const heard = to === undefined ? '' : `→${to.join('+')}`;
  return `${agentId}${marks}${heard}${asked === '' ? '' : `: ${asked.replaceAll('\n', ' / ')}`}`;
}

function outcomeOf({ agentId, task }: PlannedTurn, number: number, given: Answer): Outcome {
  const turnId = `turn-${number}` as TurnId;
  switch (task.type) {
    case 'speak':
      return { turnId, agentId, text: String(given), action: null };
    case 'choose': {
      const option = typeof given === 'number' ? given : task.options.findIndex(({ text }) => text === given);
      return { turnId, agentId, text: '', action: { type: 'choose', option: Math.max(0, option) } };
    }
    case 'answer':
      return { turnId, agentId, text: '', action: { type: 'answer', value: given } };
  }
}
