import { type Random, randomAt } from '../../base';
import {
  composedFlow,
  FlowWalk,
  languages,
  type NextStep,
  type Pattern,
  type PatternLookup,
  type PatternOptions,
  type PlannedTurn,
  problemsOf,
  type Recorded,
  type RunEvent,
  type RunId,
  type RunLog,
  type Scenario,
  turnIdOf,
} from '../../core';
import { agentExample, grownDrawing, randomText, randomValue, scenarioExample } from '../../core/testing';
import { patterns } from '../patterns';

/** One of the patterns of the page. */
export const patternFor: PatternLookup = (kind) => patterns.find((pattern) => pattern.kind === kind);

/** Walks a scenario as the orchestrator does, from the beginning. */
export function walkOf(scenario: Scenario): FlowWalk {
  return new FlowWalk(scenario, (table) => composedFlow(table, patternFor));
}

/** Options with which the pattern can run, chosen by chance among all that its fields allow. */
export function optionsFor(pattern: Pattern, random: Random, agents: Scenario['agents']): PatternOptions {
  const options: Record<string, PatternOptions[string]> = {};
  for (const field of pattern.fields) {
    if (field.type === 'agent') {
      if (field.optional !== true || random.next() < 0.5) options[field.name] = agents[0]?.id ?? '';
    } else if (field.type === 'count') options[field.name] = random.integer(field.from, Math.min(field.to, 4));
    else if (field.type === 'flag') options[field.name] = random.next() < 0.5;
    else if (field.type === 'choice') options[field.name] = random.pick(field.choices);
    else options[field.name] = random.pick(textsFor[field.name] ?? ['']);
  }
  return options;
}

const textsFor: Readonly<Record<string, readonly string[]>> = {
  keywords: ['', 'tea: Bo\nmilk: Cy'],
  once: ['', 'tea: Cy\nAda: Bo'],
  weights: ['', 'Ada: 2\nBo: 0.5'],
  tasks: ['', 'paint the fence\nbake a cake\ncount the birds.\nsweep'],
  document: ['One sentence. Another one! And a third?', 'Cats sleep.\nDogs bark. Cats sleep.'],
  groups: ['', 'friends: Ada, Bo, Cy'],
};

/** A scenario that the pattern can run, of one to five agents. The same seed gives the same one. */
export function scenarioFor(pattern: Pattern, seed: number): Scenario {
  const random = randomAt(seed, 0);
  for (;;) {
    const agents = ['Ada', 'Bo', 'Cy', 'Di', 'Ed'].slice(0, random.integer(1, 5)).map((name) => agentExample(name));
    const scenario = scenarioExample([], {
      agents,
      language: random.pick(languages),
      seed,
      budget: { turns: 40, tokensPerTurn: 64 },
      pattern: { kind: pattern.kind, options: optionsFor(pattern, random, agents) },
      ...(pattern.kind === 'drawn' && {
        drawing: grownDrawing(
          random,
          agents.map(({ id }) => id),
        ),
      }),
    });
    if (problemsOf(scenario, patternFor, ['scripted']).length === 0) return scenario;
  }
}

export type Rehearsal = { readonly log: RunLog; readonly decisions: readonly (readonly PlannedTurn[] | 'finish')[] };

/** `textOf`: what is said in the turn with this number; `picks`: now and then a person says who speaks next. */
type Rehearsing = { readonly textOf?: (number: number) => string; readonly picks?: boolean };

/** What the orchestrator would do with a pattern, with answers by chance: every fact, and what was wanted before it. */
export function rehearsed(scenario: Scenario, { textOf, picks = false }: Rehearsing = {}): Rehearsal {
  const random = randomAt(scenario.seed, 1);
  const walk = walkOf(scenario);
  const log: Recorded[] = [];
  const decisions: (readonly PlannedTurn[] | 'finish')[] = [];
  const decide = () => {
    const decision = walk.decide();
    return decision.type === 'finish' ? 'finish' : decision.turns;
  };
  const record = (event: RunEvent) => {
    decisions.push(decide());
    const fact = { ...event, sequence: log.length, at: log.length };
    log.push(fact);
    walk.apply(fact);
  };
  record({ type: 'run-started', runId: 'run-1' as RunId, scenario, parent: null });
  let number = 0;
  for (;;) {
    const wanted = decide();
    if (wanted === 'finish' || number + wanted.length > scenario.budget.turns) {
      const reason = wanted === 'finish' ? 'pattern-finished' : 'turns-used-up';
      record({ type: 'run-finished', reason });
      return { log, decisions };
    }
    if (picks && random.next() < 0.05) {
      number += 1;
      const picked: Taken = { agentId: random.pick(scenario.agents).id, task: { type: 'speak' }, number };
      const own = wanted.find(({ agentId, task }) => agentId === picked.agentId && task.type === 'speak');
      const turn = { ...picked, ...own };
      record(started(turn, 1));
      record(deedBy(turn, random, textOf));
      record({ type: 'turn-finished', turnId: turnIdOf(number), by: { type: 'human', milliseconds: 1 } });
      continue;
    }
    const taken = wanted.map((turn) => {
      number += 1;
      return { ...turn, number };
    });
    for (const turn of taken) record(started(turn, 1));
    for (const turn of taken) {
      const other = scenario.agents.find(({ id }) => id !== turn.agentId);
      const mishap = random.next();
      let taker = turn;
      if (mishap < 0.1) {
        record(failed(turn.number, 'retry'));
        record(started(turn, 2));
      } else if (other !== undefined && mishap < 0.2) {
        record(failed(turn.number, 'take-over'));
        if (random.next() < 0.5) {
          number += 1;
          for (const event of question(number, turn, scenario, random)) record(event);
        }
        taker = { ...turn, agentId: other.id };
        record({ ...started(taker, 2), insteadOf: turn.agentId });
      }
      record(deedBy(taker, random, textOf));
      record({ type: 'turn-finished', turnId: turnIdOf(turn.number), by: { type: 'human', milliseconds: 1 } });
    }
  }
}

type Taken = PlannedTurn & { readonly number: number };

/** Somebody is asked who takes a turn over. */
function question(number: number, { number: about }: Taken, { agents }: Scenario, random: Random): readonly RunEvent[] {
  const options = agents.map(({ id, name }) => ({ text: name, agentId: id }));
  const asked = {
    number,
    agentId: random.pick(agents).id,
    task: { type: 'choose', question: 'Who?', options },
  } as const;
  const turnId = turnIdOf(number);
  return [
    { ...started(asked, 1), assigns: turnIdOf(about) },
    deedBy(asked, random),
    { type: 'turn-finished', turnId, by: { type: 'human', milliseconds: 1 } },
  ];
}

function started({ number, agentId, task }: Taken, attempt: number): Extract<RunEvent, { type: 'turn-started' }> {
  return { type: 'turn-started', turnId: turnIdOf(number), number, attempt, agentId, task, perceived: [] };
}

function failed(number: number, next: NextStep): RunEvent {
  const reason = { code: 'engine/failed', message: '' } as const;
  return { type: 'turn-failed', turnId: turnIdOf(number), failure: reason, partialText: '', next };
}

function deedBy({ number, agentId, task, to }: Taken, random: Random, textOf?: (number: number) => string): RunEvent {
  const turnId = turnIdOf(number);
  switch (task.type) {
    case 'speak': {
      const text =
        textOf?.(number) ??
        (random.pick([randomText(random, 60), 'Bo, what do you say?', 'tea', 'milk for Cy', 'I am Ada.']) || '.');
      return { type: 'message-sent', turnId, from: agentId, ...(to !== undefined && { to }), text };
    }
    case 'choose': {
      const option = random.integer(0, task.options.length - 1);
      return { type: 'action-taken', turnId, agentId, action: { type: 'choose', option } };
    }
    case 'answer':
      return {
        type: 'action-taken',
        turnId,
        agentId,
        action: { type: 'answer', value: randomValue(random, task.schema) },
      };
  }
}
