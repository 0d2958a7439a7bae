import { expect, test } from 'vitest';
import {
  type AgentId,
  type Engine,
  failure,
  type Pattern,
  project,
  type Recorded,
  type RunEvent,
  type RunId,
  type RunLog,
  type Scenario,
  saying,
  together,
  turnIdOf,
} from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { logFrom } from '../core/upgrades';
import { scriptedEngine } from '../engines/scripted';
import { moderator, roundRobin } from '../patterns';
import { chosenAgent, conversation, forkedLog } from '../projections';
import type { Intervention, RunHost } from './run-host';
import { rehearse } from './testing/rehearse';

type Setting = {
  readonly engine?: Engine;
  readonly pattern?: Pattern;
  readonly earlier?: RunLog;
  readonly signal?: AbortSignal;
  readonly host?: Partial<RunHost>;
};

/** Runs to the end and gives the facts as they were recorded, earlier ones not included. */
function play(scenario: Scenario, { engine = numbered(), pattern = roundRobin, ...rest }: Setting = {}) {
  return rehearse(scenario, { engine, pattern, ...rest });
}

const numbered = () => scriptedEngine((_, index) => `Line ${index + 1}.`);
const types = (facts: readonly RunEvent[]) => facts.map(({ type }) => type);
const speakers = (facts: readonly Recorded[]) =>
  facts.flatMap((fact) => (fact.type === 'message-sent' ? [fact.from] : []));
/** What happened, without the clock. */
const facts = (log: RunLog) => log.map(({ at: _, ...fact }) => fact);

test('agents speak in turn until the turns are used up', async () => {
  const log = await play(scenarioExample(['Maya', 'Leo'], { budget: { turns: 3, tokensPerTurn: 64 } }));
  expect(speakers(log)).toEqual(['maya', 'leo', 'maya']);
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'turns-used-up' });
  expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, index) => index));
});

test('every turn perceives all that was said before it', async () => {
  const log = await play(scenarioExample(['Maya', 'Leo'], { budget: { turns: 3, tokensPerTurn: 64 } }));
  const perceived = log.flatMap((fact) => (fact.type === 'turn-started' ? [fact.perceived] : []));
  expect(perceived).toEqual([[], ['turn-1'], ['turn-1', 'turn-2']]);
});

test('two runs of one scenario ask for the same prompts with the same seeds', async () => {
  const asked: unknown[][] = [[], []];
  const scenario = scenarioExample(['Maya', 'Leo']);
  for (const requests of asked) {
    await play(scenario, {
      engine: scriptedEngine((request, index) => `Line ${requests.push(request)} of ${index + 1}.`),
    });
  }
  expect(asked[0]).toEqual(asked[1]);
  expect(new Set(asked[0]?.map((request) => (request as { seed: number }).seed)).size).toBe(6);
});

test('resumed from any place of its log, a run goes on as the unbroken run did', async () => {
  for (const [scenario, pattern] of [
    [scenarioExample(['Maya', 'Leo', 'Iris']), roundRobin],
    [
      scenarioExample(['Maya', 'Leo', 'Iris'], {
        pattern: { kind: 'moderator', options: { moderator: 'maya', rounds: 3 } },
        budget: { turns: 20, tokensPerTurn: 64 },
      }),
      moderator,
    ],
  ] as const) {
    // Answers depend on the request alone, as those of a seeded model do.
    const engine = () => scriptedEngine((request) => `Heard ${request.messages.length}, drew ${request.seed}.`);
    const whole = await play(scenario, { engine: engine(), pattern });
    const said = (log: RunLog) =>
      project(conversation, log).turns.map(({ agentId, text, action }) => [agentId, text, action]);
    for (let length = 0; length < whole.length; length += 1) {
      const earlier = whole.slice(0, length);
      const rest = await play(scenario, { engine: engine(), pattern, earlier });
      const log = [...earlier, ...rest];
      const interrupted = types(rest)[0] === 'turn-failed';
      if (interrupted) expect(said(log).length).toBe(said(whole).length);
      else expect(said(log)).toEqual(said(whole));
      expect(types(log).filter((type) => type === 'turn-finished').length).toBe(
        types(whole).filter((type) => type === 'turn-finished').length,
      );
    }
  }
});

test('a turn that a reload left half done is closed and taken again under its number', async () => {
  const scenario = scenarioExample(['Maya', 'Leo']);
  const whole = await play(scenario);
  const half = whole.slice(0, whole.findIndex((fact) => fact.type === 'turn-started' && fact.number === 2) + 1);
  const rest = await play(scenario, { earlier: half });
  expect(rest[0]).toMatchObject({ type: 'turn-failed', turnId: 'turn-2', failure: { code: 'turn/interrupted' } });
  expect(rest[1]).toMatchObject({ type: 'turn-started', turnId: 'turn-2', attempt: 2, agentId: 'leo' });
});

test('a dead worker is tried again once, and then given up with everything kept', async () => {
  const dead = { type: 'fail', failure: failure('engine/worker-dead', 'Dead.'), after: 'I was' } as const;
  const scenario = scenarioExample(['Maya', 'Leo']);
  const mended = await play(scenario, { engine: scriptedEngine(['One.', dead, 'Two.', 'Three.']) });
  expect(types(mended).filter((type) => type === 'turn-failed')).toHaveLength(1);
  expect(mended.at(-1)).toMatchObject({ type: 'run-finished' });

  const log = await play(scenario, { engine: scriptedEngine(['One.', dead, dead, 'Two.']) });
  expect(log.at(-1)).toMatchObject({ type: 'turn-failed', next: 'give-up', partialText: 'I was' });
  expect(speakers(log)).toEqual(['maya']);

  const rest = await play(scenario, { earlier: log });
  expect(rest[0]).toMatchObject({ type: 'turn-started', turnId: 'turn-2', attempt: 3, agentId: 'leo' });
  expect(rest.at(-1)).toMatchObject({ type: 'run-finished' });
});

test('what a second try cannot mend is given up at once', async () => {
  const missing = { type: 'fail', failure: failure('engine/model-missing', 'Not there.') } as const;
  const log = await play(scenarioExample(['Maya']), { engine: scriptedEngine([missing]) });
  expect(types(log)).toEqual(['run-started', 'turn-started', 'turn-failed']);
});

test('stopping in the middle of a turn keeps what was said, outside the conversation', async () => {
  const stopping = new AbortController();
  const log = await play(scenarioExample(['Maya', 'Leo']), {
    engine: scriptedEngine(['One.', { type: 'hang', after: 'Well I' }]),
    signal: stopping.signal,
    host: { hear: (_, delta) => delta.includes('I') && stopping.abort() },
  });
  expect(log.slice(-2)).toMatchObject([
    { type: 'turn-failed', failure: { code: 'engine/stopped' }, partialText: 'Well I' },
    { type: 'run-finished', reason: 'stopped' },
  ]);
});

test('a run that waits at the gate takes no turn', async () => {
  const stopping = new AbortController();
  let asked = 0;
  const log = await play(scenarioExample(['Maya', 'Leo']), {
    signal: stopping.signal,
    host: {
      mayGoOn: async () => {
        asked += 1;
        if (asked === 2) stopping.abort();
        return [];
      },
    },
  });
  expect(speakers(log)).toEqual(['maya']);
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'stopped' });
});

test('a person is one of the agents', async () => {
  const agents = [agentExample('Maya'), agentExample('Guest', { player: { type: 'human' } })];
  const log = await play(scenarioExample([], { agents, budget: { turns: 2, tokensPerTurn: 64 } }));
  expect(log).toContainEqual(
    expect.objectContaining({ type: 'message-sent', from: 'guest', text: 'A person speaks.' }),
  );
  expect(log).toContainEqual(
    expect.objectContaining({ type: 'turn-finished', by: expect.objectContaining({ type: 'human' }) }),
  );
});

test('a moderator opens, chooses among the others, never the same twice running, and sums up', async () => {
  const scenario = scenarioExample(['Nadia', 'Leo', 'Iris', 'Max'], {
    pattern: { kind: 'moderator', options: { moderator: 'nadia', rounds: 4 } },
    budget: { turns: 30, tokensPerTurn: 64 },
  });
  const log = await play(scenario, {
    pattern: moderator,
    engine: scriptedEngine((request) => `Drew ${request.seed}.`),
  });
  const chosen = project(conversation, log).turns.flatMap((turn) => chosenAgent(turn) ?? []);
  expect(speakers(log)).toEqual(['nadia', ...chosen, 'nadia']);
  expect(chosen).toHaveLength(4);
  for (const [index, agentId] of chosen.entries()) expect(agentId).not.toBe(chosen[index - 1]);
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'pattern-finished' });
});

test('turns side by side do not perceive each other, and are recorded in the order asked for', async () => {
  const both: Pattern = {
    ...roundRobin,
    *flow() {
      yield* together(['maya', 'leo'].map((id) => saying(id as AgentId)));
    },
  };
  const log = await play(scenarioExample(['Maya', 'Leo']), { pattern: both });
  expect(log.flatMap((fact) => (fact.type === 'turn-started' ? [fact.perceived] : []))).toEqual([[], []]);
  expect(speakers(log)).toEqual(['maya', 'leo']);
});

test('of turns side by side, one that is tried again when the others are over has not read them either', async () => {
  const pattern: Pattern = {
    ...roundRobin,
    sideBySide: true,
    *flow({ scenario }) {
      yield* together(scenario.agents.map(({ id }) => saying(id)));
      yield* together(scenario.agents.map(({ id }) => saying(id)));
    },
  };
  const broken = failure('engine/failed', 'Broken.');
  const engine = scriptedEngine((_, index) => (index === 0 ? { type: 'fail', failure: broken } : 'Well.'));
  const whole = await play(trio, { pattern, engine });
  const read = (log: RunLog) => project(conversation, log).turns.map(({ perceived }) => perceived);
  const first = ['turn-1', 'turn-2', 'turn-3'];
  expect(read(whole)).toEqual([[], [], [], first, first, first]);
  for (let length = 1; length < whole.length; length += 1) {
    const earlier = whole.slice(0, length);
    expect(read([...earlier, ...(await play(trio, { pattern, earlier }))])).toEqual(read(whole));
  }
});

test('a prompt that is too long loses its oldest messages, which stay out of that agent’s later prompts', async () => {
  const long = 'word '.repeat(30).trim();
  const log = await play(scenarioExample(['Maya', 'Leo'], { budget: { turns: 10, tokensPerTurn: 40 } }), {
    engine: scriptedEngine(() => long, { contextTokens: 200 }),
  });
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'turns-used-up' });
  const turns = project(conversation, log).turns;
  const late = turns.filter(({ cut }) => cut.length > 0);
  expect(late.length).toBeGreaterThan(2);
  for (const turn of late) {
    expect(turn.perceived.length).toBeGreaterThan(0);
    expect(turn.perceived).toContain(turnIdOf(turn.number - 1));
    const later = turns.find((other) => other.number > turn.number && other.agentId === turn.agentId);
    if (later) expect(later.cut).toEqual(expect.arrayContaining([...turn.cut]));
  }
});

test('a fork shares its beginning with its parent and goes on by itself', async () => {
  const scenario = scenarioExample(['Maya', 'Leo']);
  const parent = await play(scenario);
  const changed = { ...scenario, topic: 'volcanoes' };
  const fork = forkedLog(parent, 2, 'run-2' as RunId, changed);
  expect(fork[0]).toMatchObject({ type: 'run-started', runId: 'run-2', scenario: changed, parent: { runId: 'run-1' } });
  expect(facts(fork).slice(1)).toEqual(facts(parent).slice(1, fork.length));
  const rest = await play(changed, { earlier: fork, engine: scriptedEngine(['Otherwise.']) });
  const texts = project(conversation, [...fork, ...rest]).turns.map(({ text }) => text);
  expect(texts).toEqual(['Line 1.', 'Line 2.', 'Otherwise.', 'Otherwise.', 'Otherwise.', 'Otherwise.']);
});

/** Interventions at these gates, counted from 1. */
function at(gates: Readonly<Record<number, readonly Intervention[]>>): Partial<RunHost> {
  let gate = 0;
  return { mayGoOn: () => Promise.resolve(gates[++gate] ?? []) };
}

test('a visitor cuts in between two turns: everybody hears it, and nobody loses a turn', async () => {
  const visitor = agentExample('Visitor', { player: { type: 'visitor' } });
  const agents = [agentExample('Maya'), agentExample('Leo'), visitor];
  const asked: string[] = [];
  const log = await play(scenarioExample([], { agents, budget: { turns: 3, tokensPerTurn: 64 } }), {
    engine: scriptedEngine((request, index) => {
      asked.push(request.messages.at(-1)?.content ?? '');
      return `Line ${index + 1}.`;
    }),
    host: at({ 2: [{ type: 'speak', agentId: visitor.id, text: 'May I?' }] }),
  });
  expect(speakers(log)).toEqual(['maya', 'visitor', 'leo', 'maya']);
  expect(asked[1]).toBe('Maya: Line 1.\nVisitor: May I?');
});

/** Lets a person call for somebody before the turn with each of these numbers. */
function calling(calls: Readonly<Record<number, AgentId>>, earlier = 0): Partial<RunHost> {
  let turns = earlier;
  let asked = false;
  return {
    mayGoOn: () => {
      const agentId = calls[turns + 1];
      if (agentId === undefined || asked) {
        turns += 1;
        asked = false;
        return Promise.resolve([]);
      }
      asked = true;
      return Promise.resolve([{ type: 'call', agentId }]);
    },
  };
}
const ids = (...names: readonly string[]) => names as readonly AgentId[];
const [, leo, nora] = ids('maya', 'leo', 'nora') as [AgentId, AgentId, AgentId];
const trio = scenarioExample(['Maya', 'Leo', 'Nora'], { budget: { turns: 6, tokensPerTurn: 64 } });

test('a person picks who speaks next: everybody hears it, and nobody loses a turn by it', async () => {
  const log = await play(trio, { host: calling({ 2: nora, 3: nora }) });
  expect(speakers(log)).toEqual(['maya', 'nora', 'nora', 'leo', 'nora', 'maya']);
  expect(project(conversation, log).turns.at(3)?.perceived).toEqual(['turn-1', 'turn-2', 'turn-3']);
  expect(logFrom(log)).toEqual({ ok: true, value: log });
});

test('whoever is picked and has the next turn anyway takes it once', async () => {
  const log = await play(trio, { host: calling({ 2: leo }) });
  expect(speakers(log)).toEqual(['maya', 'leo', 'nora', 'maya', 'leo', 'nora']);
});

test('of turns side by side the one that a person picks is taken first, with what it was asked for', async () => {
  const pattern: Pattern = {
    ...roundRobin,
    sideBySide: true,
    *flow({ scenario }) {
      yield* together(scenario.agents.map(({ id }) => saying(id, { brief: `For ${id}.` })));
    },
  };
  const log = await play(trio, { pattern, host: calling({ 1: leo }) });
  const begun = log.flatMap((fact) => (fact.type === 'turn-started' ? [fact] : []));
  expect(begun.map(({ agentId, task }) => [agentId, task])).toEqual([
    ['leo', { type: 'speak', brief: 'For leo.' }],
    ['maya', { type: 'speak', brief: 'For maya.' }],
    ['nora', { type: 'speak', brief: 'For nora.' }],
  ]);
});

test('a pick can be taken back, and ends with the agent that was picked', async () => {
  const interventions: Intervention[][] = [
    [{ type: 'call', agentId: nora }],
    [{ type: 'call', agentId: null }],
    [],
    [{ type: 'call', agentId: nora }],
    [{ type: 'change', scenario: { ...trio, agents: trio.agents.filter(({ id }) => id !== nora) } }],
  ];
  const log = await play(trio, { host: { mayGoOn: () => Promise.resolve(interventions.shift() ?? []) } });
  expect(speakers(log)).toEqual(['maya', 'leo', 'maya', 'leo', 'maya', 'leo']);
});

test('a turn that a person picked and that was broken off is taken again by the same agent when the run goes on', async () => {
  const whole = await play(trio, { host: calling({ 2: nora, 5: leo }) });
  for (const [index, fact] of whole.entries()) {
    if (fact.type !== 'turn-started' || ![2, 5].includes(fact.number)) continue;
    for (const cut of [index + 1, index + 2]) {
      const earlier = whole.slice(0, cut);
      const later = fact.number === 2 ? { 5: leo } : {};
      const onward = await play(trio, { earlier, host: calling(later, fact.number - 1) });
      const taken = (log: RunLog) => project(conversation, log).turns.map(({ agentId, state }) => [agentId, state]);
      expect(taken([...earlier, ...onward])).toEqual(taken(whole));
    }
  }
});

test('a scenario that is changed on the way holds from the next turn on, and what was said stays', async () => {
  const scenario = scenarioExample(['Maya', 'Leo', 'Iris'], { budget: { turns: 5, tokensPerTurn: 64 } });
  const [maya, , iris] = scenario.agents;
  if (maya === undefined || iris === undefined) throw new Error('The example has three agents.');
  const changed = { ...scenario, topic: 'cats', agents: [maya, iris, agentExample('Nora')] };
  const prompts: string[] = [];
  const log = await play(scenario, {
    engine: scriptedEngine((request, index) => {
      prompts.push(request.messages.map(({ content }) => content).join('\n'));
      return `Line ${index + 1}.`;
    }),
    host: at({ 3: [{ type: 'change', scenario: changed }] }),
  });
  // Maya and Leo had spoken; in the new order it is the turn of Iris, and then of Nora.
  expect(speakers(log)).toEqual(['maya', 'leo', 'iris', 'nora', 'maya']);
  expect(prompts[2]).toContain('Topic: cats');
  expect(prompts[2]).toContain('Leo: Line 2.');
  const [third] = project(conversation, log).turns.slice(2);
  expect(third?.scenario).toEqual(changed);
  expect(project(conversation, log).turns[0]?.scenario).toEqual(scenario);
});

test('a run that was changed goes on after a reload as the unbroken run did', async () => {
  const scenario = scenarioExample(['Maya', 'Leo', 'Iris']);
  const changed = { ...scenario, agents: scenario.agents.slice(1) };
  const engine = () => scriptedEngine((request) => `Heard ${request.messages.length}, drew ${request.seed}.`);
  const whole = await play(scenario, { engine: engine(), host: at({ 3: [{ type: 'change', scenario: changed }] }) });
  const cut = whole.findIndex(({ type }) => type === 'scenario-changed') + 1;
  for (let length = cut; length < whole.length; length += 1) {
    if (whole[length - 1]?.type !== 'turn-finished' && length !== cut) continue;
    const earlier = whole.slice(0, length);
    expect(facts([...earlier, ...(await play(scenario, { engine: engine(), earlier }))])).toEqual(facts(whole));
  }
});

test('a fork of a run that was changed keeps the change, and may change once more', async () => {
  const scenario = scenarioExample(['Maya', 'Leo', 'Iris']);
  const changed = { ...scenario, agents: scenario.agents.slice(1) };
  const parent = await play(scenario, { host: at({ 3: [{ type: 'change', scenario: changed }] }) });
  const again = { ...changed, topic: 'cats' };
  const fork = forkedLog(parent, 3, 'run-2' as RunId, again);
  expect(logFrom(fork)).toEqual({ ok: true, value: fork });
  const rest = await play(again, { earlier: fork });
  expect(speakers([...fork, ...rest]).slice(0, 4)).toEqual(['maya', 'leo', 'iris', 'leo']);
  expect(project(conversation, [...fork, ...rest]).turns.at(-1)?.scenario?.topic).toBe('cats');
});

const endsWith = (ends: Scenario['ends'], change: Partial<Scenario> = {}) =>
  scenarioExample(['Maya', 'Leo'], {
    budget: { turns: 20, tokensPerTurn: 64 },
    ...(ends !== undefined && { ends }),
    ...change,
  });

test.each<[string, Scenario['ends'], readonly string[], number]>([
  ['so many turns', { type: 'turns', count: 3 }, ['One.'], 3],
  ['so many tokens', { type: 'tokens', count: 5 }, ['Two words.'], 3],
  ['a text in a message', { type: 'text', text: 'ENOUGH' }, ['Go on.', 'No.', 'That is enough, Leo.', 'Oh.'], 3],
  [
    'the same words of everybody',
    { type: 'agreement', text: 'I agree' },
    ['Yes.', 'I agree.', 'So I agree too.', 'Oh.'],
    3,
  ],
  ['a talk in circles', { type: 'repeats', times: 2 }, ['A.', 'B.', 'a. ', 'C.'], 3],
  [
    'one of several',
    {
      type: 'any',
      of: [
        { type: 'turns', count: 9 },
        { type: 'text', text: 'two' },
      ],
    },
    ['One.', 'Two.'],
    2,
  ],
  [
    'all of several',
    {
      type: 'all',
      of: [
        { type: 'turns', count: 3 },
        { type: 'text', text: 'two' },
      ],
    },
    ['Two.', 'X.'],
    3,
  ],
])('a run ends by %s, and the log says by which', async (_, ends, script, turns) => {
  const log = await play(endsWith(ends), { engine: scriptedEngine(script) });
  expect(speakers(log)).toHaveLength(turns);
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'condition-met' });
  expect(logFrom(log)).toEqual({ ok: true, value: log });
});

test('a pause of a day in the middle of a turn is no part of what the turn took, and does not use up the time of the run', async () => {
  const day = 86_400_000;
  let clock = 0;
  let stoodStill = 0;
  const script = scriptedEngine(['A few words.'], { now: () => clock });
  /** Each word takes a second; after the first word of the first turn the run stands still for a day. */
  const engine: Engine = {
    ...script,
    async *generate(request, signal) {
      for await (const part of script.generate(request, signal)) {
        clock += 1000;
        yield part;
        if (stoodStill > 0) continue;
        clock += day;
        stoodStill += day;
      }
    },
  };
  const scenario = endsWith({ type: 'seconds', count: 60 }, { budget: { turns: 3, tokensPerTurn: 64 } });
  const log = await play(scenario, { engine, host: { now: () => clock, stoodStillFor: () => stoodStill } });
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'turns-used-up' });
  const took = log.flatMap((fact) =>
    fact.type === 'turn-finished' && fact.by.type === 'model' ? [fact.by.usage.milliseconds] : [],
  );
  expect(took).toEqual([3000, 3000, 3000]);
});

test('the time of a run is also what its failed attempts and its questions about tools took', async () => {
  let clock = 0;
  const script = scriptedEngine([{ type: 'fail', failure: failure('engine/failed', 'Broken.') }, 'Words.'], {
    now: () => clock,
  });
  const engine: Engine = {
    ...script,
    async *generate(request, signal) {
      clock += 40_000;
      yield* script.generate(request, signal);
    },
  };
  const log = await play(endsWith({ type: 'seconds', count: 30 }), { engine, host: { now: () => clock } });
  expect(speakers(log)).toHaveLength(1);
  expect(log.at(-1)).toMatchObject({ reason: 'condition-met', condition: { type: 'seconds' } });
});

test('a judge is asked every so many turns whether it is over', async () => {
  const judge = agentExample('Judy');
  const scenario = endsWith({ type: 'judge', agentId: judge.id, question: 'Is it settled?', every: 2 });
  const agents = [...scenario.agents, judge];
  const answers = ['One.', 'Two.', 'no', 'Three.', 'Four.', 'yes', 'Five.'];
  const log = await play({ ...scenario, agents }, { engine: scriptedEngine(answers) });
  expect(project(conversation, log).turns.map(({ agentId }) => agentId)).toEqual([
    'maya',
    'leo',
    'judy',
    'judy',
    'maya',
    'judy',
  ]);
  expect(log.at(-1)).toMatchObject({ reason: 'condition-met', condition: { type: 'judge' } });
});
