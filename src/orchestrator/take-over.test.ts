import { describe, expect, test } from 'vitest';
import {
  failure,
  type Pattern,
  type PatternLookup,
  type PlannedTurn,
  project,
  type RunLog,
  type Scenario,
  say,
  saying,
  together,
} from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { logFrom } from '../core/upgrades';
import { type ScriptedAnswer, scriptedEngine } from '../engines/scripted';
import { messages, moderator, roundRobin, workers } from '../patterns';
import { conversation, failureCost } from '../projections';
import { rehearse } from './testing/rehearse';

const broken: ScriptedAnswer = { type: 'fail', failure: failure('engine/offline', 'Broken.'), after: 'I was' };
const cast = (...roles: readonly (readonly [name: string, role: string])[]) =>
  roles.map(([name, role]) =>
    agentExample(name, {
      role,
      player: { type: 'model', modelId: `${name.toLowerCase()}/script`, temperature: 0 },
    }),
  );
const panel = cast(['Maya', 'Writer'], ['Leo', 'critic'], ['Iris', '  writer ']);

function scenarioWith(more: Partial<Scenario> = {}): Scenario {
  return scenarioExample([], {
    agents: panel,
    takeOver: 'same-role',
    budget: { turns: 6, tokensPerTurn: 64 },
    ...more,
  });
}

type Setting = {
  readonly on?: Scenario;
  readonly failing?: readonly string[];
  readonly pattern?: Pattern;
  readonly patternFor?: PatternLookup;
  readonly earlier?: RunLog;
};

/** What each agent does depends on the request alone, as with a model and a seed; those who fail do so always. */
function play({
  on = scenarioWith(),
  failing = ['maya'],
  pattern = roundRobin,
  patternFor = () => pattern,
  earlier,
}: Setting) {
  return rehearse(on, {
    engine: (modelId) => {
      const [kind = ''] = modelId.split('/');
      return scriptedEngine(
        ({ constraint, messages, seed }) => {
          if (failing.includes(kind)) return broken;
          if (constraint.type === 'one-of') return constraint.texts[messages.length % constraint.texts.length] ?? '';
          if (constraint.type === 'json') return '{"parts":["paint the fence","bake a cake","count the birds"]}';
          return `${kind} heard ${messages.length}, drew ${seed}.`;
        },
        { kind, beforeWord: () => Promise.resolve() },
      );
    },
    pattern,
    host: { patternFor },
    earlier,
  });
}

const takers = (log: RunLog) =>
  project(conversation, log).turns.map(({ agentId, insteadOf, state, assigns }) => {
    const who = insteadOf === null ? agentId : `${agentId} for ${insteadOf}`;
    return `${who}${assigns === null ? '' : ` about ${assigns}`}${state === 'finished' ? '' : ` ${state}`}`;
  });

test('nobody takes over where the scenario does not want it', async () => {
  const { takeOver: _, ...on } = scenarioWith();
  const log = await play({ on });
  expect(log.at(-1)).toMatchObject({ type: 'turn-failed', next: 'give-up' });
});

test('a turn that an agent could not take goes to another of the same role, and the log says so', async () => {
  const log = await play({});
  expect(takers(log)).toEqual(['iris for maya', 'leo', 'iris', 'iris for maya', 'leo', 'iris']);
  expect(log.filter(({ type }) => type === 'turn-failed')).toMatchObject([
    { turnId: 'turn-1', next: 'take-over' },
    { turnId: 'turn-4', next: 'take-over' },
  ]);
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'turns-used-up' });
  expect(logFrom(log)).toEqual({ ok: true, value: log });
});

test('without anybody of the same role, whoever spoke least takes over', async () => {
  const agents = cast(['Maya', 'writer'], ['Leo', 'critic'], ['Iris', 'judge']);
  expect(takers(await play({ on: scenarioWith({ agents }), failing: ['iris'] }))).toEqual([
    'maya',
    'leo',
    'maya for iris',
    'maya',
    'leo',
    'leo for iris',
  ]);
});

test('what is said instead is heard by the same, and by the one whose turn it was', async () => {
  const [maya, leo, iris] = panel.map(({ id }) => id);
  if (maya === undefined || leo === undefined || iris === undefined) throw new Error('Three are on the panel.');
  const pattern: Pattern = {
    ...roundRobin,
    keepsSecrets: true,
    *flow() {
      yield* say(maya, { to: [leo] });
      yield* say(maya, { to: [iris, leo] });
    },
  };
  const said = (await play({ pattern })).filter(({ type }) => type === 'message-sent');
  expect(said).toMatchObject([
    { from: iris, to: [leo, maya] },
    { from: iris, to: [leo, maya] },
  ]);
});

test('whoever has nothing left of a budget takes nothing over', async () => {
  const agents = panel.map((agent) => (agent.name === 'Iris' ? { ...agent, budget: { turns: 1 } } : agent));
  const on = scenarioWith({ agents, budget: { turns: 3, tokensPerTurn: 64 } });
  expect(takers(await play({ on, failing: ['leo', 'maya'] }))[0]).toBe('iris for maya');
  const pattern: Pattern = {
    ...roundRobin,
    *flow() {
      for (const { id } of [...agents].reverse()) yield* say(id);
    },
  };
  expect(takers(await play({ on, pattern, failing: ['maya'] }))).toEqual(['iris', 'leo', 'leo for maya']);
});

test('whoever failed for good twice is asked for nothing any more, and its turns go at once to whoever took the last', async () => {
  const log = await play({ on: scenarioWith({ budget: { turns: 12, tokensPerTurn: 64 } }) });
  const attempts = log.flatMap((fact) =>
    fact.type === 'turn-started' && fact.agentId === 'maya' ? [fact.number] : [],
  );
  expect(attempts).toEqual([1, 4]);
  expect(takers(log).slice(6)).toEqual(['iris for maya', 'leo', 'iris', 'iris for maya', 'leo', 'iris']);
});

test('where whoever takes over fails too, the next one tries, and then the run stops with everything kept', async () => {
  const both = await play({ failing: ['maya', 'iris'] });
  expect(takers(both)).toEqual(['leo for maya', 'leo', 'leo for iris', 'leo for maya', 'leo', 'leo for iris']);
  const nobody = await play({ failing: ['maya', 'iris', 'leo'] });
  expect(nobody.at(-1)).toMatchObject({ type: 'turn-failed', turnId: 'turn-1', next: 'give-up' });
  const again = await play({ earlier: nobody, failing: [] });
  expect(takers([...nobody, ...again]).slice(0, 3)).toEqual(['maya', 'leo', 'iris']);
});

test('what a flow is given is the outcome of the turn that it planned', async () => {
  const heard: unknown[] = [];
  const pattern: Pattern = {
    ...roundRobin,
    *flow() {
      for (const outcome of yield* together(panel.map(({ id }) => saying(id)))) heard.push(outcome);
    },
  };
  await play({ pattern });
  expect(heard).toMatchObject(panel.map(({ id }) => ({ agentId: id })));
  expect(heard).toMatchObject(
    [{ text: /^iris heard/ }, { text: /^leo heard/ }, { text: /^iris heard/ }].map(() => ({})),
  );
  expect(heard.map((outcome) => (outcome as { text: string }).text.split(' ')[0])).toEqual(['iris', 'leo', 'iris']);
});

test('whoever takes over reads only what it may read itself', async () => {
  const secret: readonly PlannedTurn[] = [
    saying(panel[1]?.id ?? ('' as never), { to: [panel[0]?.id ?? ('' as never)] }),
  ];
  const pattern: Pattern = {
    ...roundRobin,
    keepsSecrets: true,
    *flow() {
      yield* together(secret);
      yield* together([saying(panel[0]?.id ?? ('' as never))]);
    },
  };
  const log = await play({ pattern });
  const starts = log.filter((fact) => fact.type === 'turn-started' && fact.number === 2);
  expect(starts).toMatchObject([
    { agentId: 'maya', perceived: ['turn-1'] },
    { agentId: 'iris', insteadOf: 'maya', perceived: [] },
  ]);
});

test('who leads is asked who takes over, and the choice is a turn of its own', async () => {
  const agents = cast(['Nadia', 'coordinator'], ['Maya', ''], ['Leo', ''], ['Iris', '']);
  const on = scenarioWith({
    agents,
    takeOver: 'leader',
    budget: { turns: 20, tokensPerTurn: 64 },
    pattern: { kind: 'workers', options: { coordinator: 'nadia', parts: 3, assign: 'order' } },
  });
  const log = await play({ on, pattern: workers });
  const turns = takers(log);
  expect(turns).toContain('nadia about turn-2');
  expect(turns[1]).toMatch(/^(leo|iris) for maya$/);
  const question = log.find((fact) => fact.type === 'turn-started' && fact.assigns !== undefined);
  expect(question).toMatchObject({
    task: {
      type: 'choose',
      question: 'Who takes over from Maya?',
      options: [
        { text: 'Leo', agentId: 'leo' },
        { text: 'Iris', agentId: 'iris' },
      ],
    },
  });
  expect(logFrom(log)).toEqual({ ok: true, value: log });
});

test('in a team its own leader is asked, not who leads all', async () => {
  const agents = cast(['Nadia', ''], ['Tess', ''], ['Maya', ''], ['Leo', ''], ['Iris', '']);
  const [nadia, tess, ...members] = agents.map(({ id }) => id);
  if (nadia === undefined || tess === undefined) throw new Error('Nobody is there.');
  const on = scenarioWith({
    agents,
    takeOver: 'leader',
    budget: { turns: 20, tokensPerTurn: 64 },
    pattern: { kind: 'workers', options: { coordinator: nadia, parts: 1, assign: 'order' } },
    teams: [{ leader: tess, members, pattern: { kind: 'round-robin', options: { rounds: 2 } } }],
  });
  const log = await play({ on, patternFor: (kind) => (kind === 'workers' ? workers : roundRobin) });
  const asked = project(conversation, log).turns.filter(({ assigns }) => assigns !== null);
  expect(new Set(asked.map(({ agentId }) => agentId))).toEqual(new Set([tess]));
});

test('a leader that fails itself is asked nothing: the same role takes over', async () => {
  const on = scenarioWith({
    takeOver: 'leader',
    budget: { turns: 10, tokensPerTurn: 64 },
    pattern: { kind: 'moderator', options: { moderator: 'maya', rounds: 2 } },
  });
  const log = await play({ on, pattern: moderator });
  expect(log.some((fact) => fact.type === 'turn-started' && fact.assigns !== undefined)).toBe(false);
  expect(takers(log)[0]).toBe('iris for maya');
  expect(log.at(-1)).toMatchObject({ type: 'run-finished', reason: 'pattern-finished' });
});

test('a question to the leader never takes the run beyond its budget', async () => {
  const agents = cast(['Nadia', ''], ['Maya', ''], ['Leo', ''], ['Iris', '']);
  for (const turns of [4, 5, 6]) {
    const on = scenarioWith({
      agents,
      takeOver: 'leader',
      budget: { turns, tokensPerTurn: 64 },
      pattern: { kind: 'workers', options: { coordinator: 'nadia', parts: 3, assign: 'order' } },
    });
    const log = await play({ on, pattern: workers, failing: ['maya', 'leo'] });
    expect(log.filter(({ type }) => type === 'turn-finished').length).toBeLessThanOrEqual(turns);
    expect(log.at(-1)?.type).toBe('run-finished');
  }
});

test('what failures cost is counted', async () => {
  const log = await play({});
  expect(project(failureCost, log)).toMatchObject({ attempts: 2, takenOver: 2, triedAgain: 0, characters: 10 });
});

describe.each<[string, Scenario, Pattern, readonly string[]]>([
  ['in turn', scenarioWith({ budget: { turns: 10, tokensPerTurn: 64 } }), roundRobin, ['maya']],
  ['two of three fail', scenarioWith({ budget: { turns: 10, tokensPerTurn: 64 } }), roundRobin, ['maya', 'iris']],
  [
    'a leader chooses',
    scenarioWith({
      agents: cast(['Nadia', ''], ['Maya', ''], ['Leo', ''], ['Iris', ''], ['Ben', '']),
      takeOver: 'leader',
      budget: { turns: 20, tokensPerTurn: 64 },
      pattern: { kind: 'workers', options: { coordinator: 'nadia', parts: 3, assign: 'order' } },
    }),
    workers,
    ['maya', 'leo'],
  ],
  [
    'secrets',
    scenarioWith({ budget: { turns: 10, tokensPerTurn: 64 }, pattern: { kind: 'messages', options: { turns: 8 } } }),
    messages,
    ['leo'],
  ],
  [
    'a drill kills',
    scenarioWith({ drills: [{ kind: 'kill', agentId: panel[0]?.id ?? ('' as never), turn: 2 }] }),
    roundRobin,
    [],
  ],
])('%s', (_, on, pattern, failing) => {
  test('resumed from any place of its log, the run goes on as the unbroken one did', async () => {
    const whole = await play({ on, pattern, failing });
    expect(whole.at(-1)?.type).toBe('run-finished');
    const happened = (log: RunLog) => log.map(({ at: _at, ...fact }) => fact);
    for (let length = 1; length < whole.length; length += 1) {
      const earlier = whole.slice(0, length);
      const log = [...earlier, ...(await play({ on, pattern, failing, earlier }))];
      const wasOpen = project(conversation, earlier).turns.some(({ state }) => state === 'open');
      if (!wasOpen) expect(happened(log)).toEqual(happened(whole));
      // A turn that was cut short is one try more, and whose turn it is stays with whoever was at it.
      expect(takers(log)).toEqual(takers(whole));
      expect(logFrom(log)).toEqual({ ok: true, value: log });
    }
  });
});
