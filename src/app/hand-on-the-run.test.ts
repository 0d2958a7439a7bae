import { expect, test, vi } from 'vitest';
import { type AgentId, type Engine, failure, type Recorded } from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { scriptedEngine } from '../engines';
import { breakpointIn, noBreakpoints } from './breakpoints';
import { readingTime } from './pace';
import { appWith, desk, phase, texts, when } from './testing/app-with';

const leo = 'leo' as AgentId;

test('a run stands still before a turn of an agent with a breakpoint, and each time again', async () => {
  const { app } = await appWith();
  await app.commands.open('example');
  app.commands.setBreakpoints({ ...noBreakpoints, agents: [leo] });
  app.commands.run();
  await phase(app, 'paused');
  expect(texts(app)).toHaveLength(1);
  expect(desk(app).pausedAt).toEqual({ type: 'agent', agentId: leo });
  app.commands.resume();
  await when(app, () => texts(app).length === 3 && desk(app).phase === 'paused');
  expect(desk(app).pausedAt).toEqual({ type: 'agent', agentId: leo });
  app.commands.step();
  await phase(app, 'finished');
  expect(desk(app).pausedAt).toBeNull();
  expect(texts(app)).toHaveLength(4);
});

test('what is changed at a breakpoint holds from there, and the run does not stop there a second time', async () => {
  const { app } = await appWith();
  await app.commands.open('example');
  app.commands.setBreakpoints({ ...noBreakpoints, agents: [leo] });
  app.commands.run();
  await phase(app, 'paused');
  app.commands.changeScenario((scenario) => ({ ...scenario, topic: 'volcanoes' }));
  app.commands.setBreakpoints(noBreakpoints);
  app.commands.resume();
  await phase(app, 'finished');
  expect(desk(app).run?.log.filter(({ type }) => type === 'scenario-changed')).toHaveLength(1);
  expect(texts(app)).toHaveLength(4);
});

test('a run stands still after a message with the text of a breakpoint, whatever the case', async () => {
  const { app } = await appWith();
  await app.commands.open('example');
  app.commands.setBreakpoints({ ...noBreakpoints, text: ' LINE 2' });
  app.commands.run();
  await phase(app, 'paused');
  expect(texts(app)).toEqual(['Line 1.', 'Line 2.']);
  expect(desk(app).pausedAt).toEqual({ type: 'text', turnId: 'turn-2' });
  app.commands.resume();
  await phase(app, 'finished');
});

test('a turn that failed waits to be looked at before it is tried again', async () => {
  const lost = failure('engine/device-lost', 'Gone.');
  const engine = scriptedEngine([{ type: 'fail', failure: lost, after: 'I was' }, 'Mended.']);
  const { app } = await appWith({ engine });
  await app.commands.open('example');
  app.commands.setBreakpoints({ ...noBreakpoints, failure: true });
  app.commands.step();
  await phase(app, 'paused');
  expect(desk(app).pausedAt).toEqual({ type: 'failure', turnId: 'turn-1' });
  expect(desk(app).run?.log.at(-1)).toMatchObject({ type: 'turn-failed', next: 'retry' });
  app.commands.step();
  await when(app, () => texts(app).includes('Mended.') && desk(app).phase === 'paused');
  expect(texts(app)).toEqual(['Mended.']);
});

test('words that a person sent back are no failure to stop at', () => {
  const fact = { type: 'turn-failed', turnId: 'turn-1', failure: failure('turn/sent-back', '') } as unknown as Recorded;
  expect(breakpointIn({ ...noBreakpoints, failure: true }, fact)).toBeNull();
});

test('with time to read, the next turn waits until the message is read; pausing ends the wait', async () => {
  const { app, tick } = await appWith();
  await app.commands.open('example');
  app.commands.changeSettings({ pace: 'read' });
  app.commands.run();
  await when(app, () => texts(app)[0] === 'Line 1.');
  await settled();
  expect(texts(app)).toEqual(['Line 1.']);
  tick();
  await when(app, () => texts(app)[1] === 'Line 2.');
  await settled();
  expect(texts(app)).toEqual(['Line 1.', 'Line 2.']);
  app.commands.pause();
  await phase(app, 'paused');
  app.commands.changeSettings({ pace: 'fast' });
  app.commands.resume();
  await phase(app, 'finished');
});

test('a longer message is read longer, aloud longer still, and none for more than half a minute', () => {
  const said = (text: string) => [{ type: 'message-sent', text } as Recorded];
  const [short, long] = [said('Yes.'), said('A sentence of some forty characters here.')];
  expect(readingTime(short, 'en', 'fast')).toBe(0);
  expect(readingTime([], 'en', 'read')).toBe(0);
  expect(readingTime(long, 'en', 'read')).toBeGreaterThan(readingTime(short, 'en', 'read'));
  expect(readingTime(long, 'en', 'aloud')).toBeGreaterThan(readingTime(long, 'en', 'read'));
  expect(readingTime(said('x'.repeat(9_000)), 'zh', 'aloud')).toBe(30_000);
});

test('an engine that is asked for while the run stands still in a turn is held too, and a step lets it end the turn', async () => {
  const held: boolean[] = [];
  const script = scriptedEngine([{ type: 'hang', after: 'Hm' }, 'Line 2.']);
  const engine: Engine = { ...script, hold: (now) => void held.push(now) };
  const { app } = await appWith({ engine });
  await app.commands.open('example');
  app.commands.run();
  await when(app, () => desk(app).run?.log.some(({ type }) => type === 'turn-started') === true);
  app.commands.pause();
  expect(desk(app).phase).toBe('paused');
  await vi.waitFor(() => expect(held).toEqual([true]));
  app.commands.step();
  expect(desk(app).phase).toBe('pausing');
  expect(held).toEqual([true, false]);
  app.commands.stop();
  await phase(app, 'finished');
});

test('pausing between two turns, then a step, takes the next turn whole', async () => {
  const { app } = await appWith({ engine: { ...scriptedEngine((_, index) => `Line ${index + 1}.`), hold: () => {} } });
  await app.commands.open('example');
  app.commands.step();
  await phase(app, 'paused');
  app.commands.pause();
  app.commands.step();
  await when(app, () => texts(app).length === 2 && desk(app).phase === 'paused');
  app.commands.resume();
  await phase(app, 'finished');
});

test('what an agent says waits for a person, who lets it pass, corrects it, or asks for other words', async () => {
  const agents = [agentExample('Maya', { review: true })];
  const scenario = scenarioExample([], { agents, budget: { turns: 2, tokensPerTurn: 64 } });
  const { app } = await appWith({ scenario });
  await app.commands.open('example');
  app.commands.run();
  await phase(app, 'waiting');
  expect(desk(app).reviewing).toEqual({ turnId: 'turn-1', agentId: 'maya', text: 'Line 1.' });
  app.commands.review({ type: 'again' });
  await when(app, () => desk(app).reviewing?.text === 'Line 2.');
  app.commands.review({ type: 'say', text: 'Line 2.' });
  await when(app, () => desk(app).reviewing?.turnId === 'turn-2');
  app.commands.review({ type: 'say', text: 'Another line.' });
  await phase(app, 'finished');
  expect(texts(app)).toEqual(['Line 2.', 'Another line.']);
  const made = desk(app).run?.conversation.turns.map(({ by }) => by?.type === 'model' && by.review);
  expect(made).toEqual([{}, { original: 'Line 3.' }]);
  expect(desk(app).run?.log.find(({ type }) => type === 'turn-failed')).toMatchObject({
    failure: { code: 'turn/sent-back' },
    partialText: 'Line 1.',
  });
});

test('a word thrown in during a turn is shown until it is said', async () => {
  const { app } = await appWith({ engine: scriptedEngine([{ type: 'hang', after: 'Hm' }]) });
  await app.commands.open('example');
  app.commands.run();
  await when(app, () => desk(app).run?.log.some(({ type }) => type === 'turn-started') === true);
  app.commands.cutIn('Wait!');
  expect(desk(app).saidLater).toEqual(['Wait!']);
  app.commands.stop();
  await phase(app, 'finished');
  expect(desk(app).saidLater).toEqual([]);
});

test('a person picks who speaks next while the run stands still, and also after the page was opened again', async () => {
  const scenario = scenarioExample(['Maya', 'Leo', 'Nora'], { budget: { turns: 5, tokensPerTurn: 64 } });
  const { app, store } = await appWith({ scenario });
  await app.commands.open('example');
  app.commands.step();
  await phase(app, 'paused');
  const runId = desk(app).address;
  app.commands.callNext('nora' as AgentId);
  expect(desk(app).called).toBe('nora');
  app.commands.step();
  await when(app, () => texts(app).length === 2 && desk(app).phase === 'paused');
  expect(desk(app).called).toBeNull();
  app.commands.closeDesk();

  const again = (await appWith({ scenario, store })).app;
  await again.commands.open(runId);
  await phase(again, 'paused');
  again.commands.callNext('nobody' as AgentId);
  expect(desk(again).called).toBeNull();
  again.commands.callNext('nora' as AgentId);
  again.commands.resume();
  await phase(again, 'finished');
  expect(desk(again).run?.conversation.turns.map(({ agentId }) => agentId)).toEqual([
    'maya',
    'nora',
    'nora',
    'leo',
    'nora',
  ]);
});

test('what was changed before a kept run is resumed holds from its very next turn', async () => {
  const scenario = scenarioExample(['Maya', 'Leo'], { budget: { turns: 3, tokensPerTurn: 64 } });
  const { app, store } = await appWith({ scenario });
  await app.commands.open('example');
  app.commands.step();
  await phase(app, 'paused');
  const runId = desk(app).address;
  app.commands.closeDesk();

  const again = (await appWith({ scenario, store })).app;
  await again.commands.open(runId);
  again.commands.changeScenario((now) => ({ ...now, topic: 'homework' }));
  again.commands.resume();
  await phase(again, 'finished');
  const { log = [] } = desk(again).run ?? {};
  const order = log.flatMap((fact) =>
    fact.type === 'scenario-changed' || fact.type === 'turn-started' ? [fact.type] : [],
  );
  expect(order).toEqual(['turn-started', 'scenario-changed', 'turn-started', 'turn-started']);
});

test('agents are added and taken out while the run stands still, and it goes on with those who are there', async () => {
  const scenario = scenarioExample(['Maya', 'Leo', 'Nora'], { budget: { turns: 7, tokensPerTurn: 64 } });
  const { app } = await appWith({ scenario });
  await app.commands.open('example');
  app.commands.step();
  await phase(app, 'paused');
  app.commands.addAgent();
  app.commands.removeAgent(leo);
  const added = desk(app).scenario.agents.at(-1)?.id;
  app.commands.resume();
  await phase(app, 'finished');
  const { log = [], conversation } = desk(app).run ?? {};
  expect(log.filter(({ type }) => type === 'scenario-changed')).toHaveLength(1);
  expect(conversation?.turns.map(({ agentId }) => agentId)).toEqual([
    ...['maya', 'nora', added],
    ...['maya', 'nora', added],
    'maya',
  ]);
});

test('a person who pauses while the run waits for their words is not taken to have thought all the while', async () => {
  let now = 0;
  const agents = [agentExample('Maya', { player: { type: 'human' } })];
  const scenario = scenarioExample([], {
    agents,
    budget: { turns: 2, tokensPerTurn: 64 },
    ends: { type: 'seconds', count: 60 },
  });
  const { app } = await appWith({ scenario, now: () => now });
  await app.commands.open('example');
  app.commands.run();
  await phase(app, 'waiting');
  now += 5_000;
  app.commands.pause();
  now += 86_400_000;
  app.commands.speak('Good morning.');
  await when(app, () => desk(app).phase === 'paused');
  now += 86_400_000;
  app.commands.resume();
  await phase(app, 'waiting');
  now += 7_000;
  app.commands.speak('Good night.');
  await phase(app, 'finished');
  const took = desk(app).run?.conversation.turns.map(({ by }) => by?.type === 'human' && by.milliseconds);
  expect(took).toEqual([5_000, 7_000]);
  expect(desk(app).run?.status).toMatchObject({ reason: 'turns-used-up' });
});

/** Everything that can happen without a timer has happened. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
