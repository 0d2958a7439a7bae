import { expect, test } from 'vitest';
import { type Engine, failure, type RunId, type Scenario } from '../core';
import { agentExample, scenarioExample } from '../core/testing/scenario-example';
import { scriptedEngine } from '../engines';
import { appWith, desk, phase, texts, when } from './testing/app-with';

test('run goes through to the end, and what was said is kept', async () => {
  const { app, store } = await appWith();
  await app.commands.open('example');
  app.commands.run();
  await phase(app, 'finished');
  expect(texts(app)).toEqual(['Line 1.', 'Line 2.', 'Line 3.', 'Line 4.']);
  const kept = await store.runs.read(desk(app).run?.runId as RunId);
  expect(kept.ok && kept.value).toEqual(desk(app).run?.log);
});

test('pause finishes the turn, step takes one, resume goes on', async () => {
  const { app } = await appWith();
  await app.commands.open('example');
  app.commands.step();
  await phase(app, 'paused');
  expect(texts(app)).toHaveLength(1);
  app.commands.step();
  await when(app, () => texts(app).length === 2 && desk(app).phase === 'paused');
  app.commands.resume();
  await when(app, () => texts(app).length === 3);
  app.commands.pause();
  await phase(app, 'paused');
  expect(texts(app)).toHaveLength(3);
  app.commands.stop();
  await phase(app, 'finished');
  expect(desk(app).run?.status).toEqual({ type: 'finished', reason: 'stopped', condition: null, agentId: null });
});

test('a run that another page left is opened paused, or goes on if this tab was at it', async () => {
  const first = await appWith();
  await first.app.commands.open('example');
  first.app.commands.step();
  await phase(first.app, 'paused');
  const runId = desk(first.app).run?.runId as RunId;
  first.app.commands.closeDesk();

  const second = await appWith({ store: first.store });
  await second.app.commands.open(runId);
  expect(desk(second.app).phase).toBe('paused');
  expect(texts(second.app)).toEqual(['Line 1.']);

  const third = await appWith({ store: first.store, goingOn: runId });
  await third.app.commands.open(runId);
  await phase(third.app, 'finished');
  expect(texts(third.app)).toHaveLength(4);
});

test('a run that another tab is working on is not touched', async () => {
  const first = await appWith();
  await first.app.commands.open('example');
  first.app.commands.step();
  await phase(first.app, 'paused');
  const runId = desk(first.app).run?.runId as RunId;
  const second = await appWith({ store: first.store, openElsewhere: true });
  await second.app.commands.open(runId);
  second.app.commands.resume();
  await when(second.app, () => second.app.state.getState().notices.length > 0);
  expect(second.app.state.getState().notices).toMatchObject([{ failure: { code: 'run/open-elsewhere' } }]);
  expect(desk(second.app).phase).toBe('paused');
  expect(texts(second.app)).toHaveLength(1);
});

test('a person is waited for, and their words go into the run', async () => {
  const agents = [agentExample('Guest', { player: { type: 'human' } }), agentExample('Maya')];
  const { app } = await appWith({ scenario: scenarioExample([], { agents, budget: { turns: 2, tokensPerTurn: 64 } }) });
  await app.commands.open('example');
  app.commands.run();
  await phase(app, 'waiting');
  expect(desk(app).waitingFor).toEqual({ turnId: 'turn-1', agentId: 'guest', task: { type: 'speak' } });
  app.commands.speak('   ');
  expect(desk(app).phase).toBe('waiting');
  app.commands.speak(' Hello. ');
  await phase(app, 'finished');
  expect(texts(app)).toEqual(['Hello.', 'Line 1.']);
});

test('a run stands still at a turn that cannot be taken, with its reason in the log, and resume tries it again', async () => {
  const missing = failure('engine/model-missing', 'Not there.');
  let broken = true;
  const { app } = await appWith({
    engine: scriptedEngine(['One.'], { loadFailure: () => (broken ? missing : null) }),
  });
  await app.commands.open('example');
  app.commands.run();
  await phase(app, 'failed');
  expect(desk(app).run?.log.at(-1)).toMatchObject({ type: 'turn-failed', failure: missing });
  // Told where the run is shown, and not once more as a notice.
  expect(app.state.getState().notices).toEqual([]);
  broken = false;
  app.commands.resume();
  await phase(app, 'finished');
});

test('a model from the network waits for a word before its first byte', async () => {
  const engine = scriptedEngine(['One.']);
  let loads = 0;
  const fromAfar: Engine = {
    ...engine,
    models: async () => (await engine.models()).map((card) => ({ ...card, origin: 'network' as const })),
    load: (...given) => {
      loads += 1;
      return engine.load(...given);
    },
  };
  const { app } = await appWith({ engine: fromAfar });
  await when(app, () => app.state.getState().models.cards.length > 0);
  await app.commands.open('example');
  app.commands.run();
  await when(app, () => app.state.getState().consent !== null);
  expect(app.state.getState().consent?.models).toMatchObject([{ id: 'scripted/script' }]);
  app.commands.declineDownload();
  expect(loads).toBe(0);
  expect(desk(app).run).toBeNull();
  app.commands.run();
  await when(app, () => app.state.getState().consent !== null);
  app.commands.agreeToDownload();
  await phase(app, 'finished');
  const first = desk(app).run?.runId;
  app.commands.run();
  await when(app, () => (desk(app).run?.runId ?? first) !== first);
  expect(app.state.getState().consent).toBeNull();
  await phase(app, 'finished');
});

test('loading that is cancelled leaves no run behind', async () => {
  const engine = scriptedEngine(['One.'], { beforeWord: () => new Promise(() => {}) });
  const { app, store } = await appWith({ engine });
  await app.commands.open('example');
  app.commands.run();
  await phase(app, 'loading');
  app.commands.cancelLoading();
  expect(desk(app)).toMatchObject({ phase: 'idle', run: null, loading: null });
  expect(app.state.getState().notices).toMatchObject([{ failure: { code: 'engine/download-cancelled' } }]);
  await new Promise((resolve) => setTimeout(resolve, 0));
  const runs = await store.runs.list();
  expect(runs.ok && runs.value).toEqual([]);
});

test('editing a built-in scenario makes a copy of one’s own, and every step can be taken back', async () => {
  const { app, tick } = await appWith();
  await app.commands.open('example');
  app.commands.addAgent();
  app.commands.changeScenario((scenario) => ({ ...scenario, topic: 'volcanoes' }));
  expect(desk(app).scenario.id).not.toBe('example');
  expect(desk(app).scenario.agents.map(({ name }) => name)).toEqual(['Maya', 'Leo', 'Alice']);
  tick();
  await when(app, () => app.state.getState().library.scenarios.length === 1);
  app.commands.undo();
  app.commands.undo();
  expect(desk(app).scenario).toMatchObject({ topic: 'bees', agents: [{ name: 'Maya' }, { name: 'Leo' }] });
  expect(desk(app).canUndo).toBe(false);
  app.commands.redo();
  expect(desk(app).scenario.agents).toHaveLength(3);
});

test('changes that follow each other closely are one step back, but for one that stands alone', async () => {
  const { app } = await appWith({ clockStep: 100 });
  const { changeScenario, undo } = app.commands;
  const topic = (text: string) => (scenario: Scenario) => ({ ...scenario, topic: text });
  await app.commands.open('example');
  for (const text of ['t', 'te', 'tea']) changeScenario(topic(text));
  changeScenario(topic('coffee'), 'own');
  for (const text of ['m', 'milk']) changeScenario(topic(text));
  undo();
  expect(desk(app).scenario.topic).toBe('coffee');
  undo();
  expect(desk(app).scenario.topic).toBe('tea');
  undo();
  expect(desk(app).scenario.topic).toBe('bees');
});

test('an agent that was removed comes back by the notice', async () => {
  const { app } = await appWith();
  await app.commands.open('example');
  app.commands.removeAgent(agentExample('Leo').id);
  expect(desk(app).scenario.agents).toHaveLength(1);
  const notice = app.state.getState().notices.at(-1);
  expect(notice).toMatchObject({ what: 'agent-removed', name: 'Leo', undo: true });
  app.commands.undoNotice(notice?.id ?? 0);
  expect(desk(app).scenario.agents.map(({ name }) => name)).toEqual(['Maya', 'Leo']);
});

test('a scenario with problems is not run', async () => {
  const { app } = await appWith({ scenario: scenarioExample([]) });
  await app.commands.open('example');
  app.commands.run();
  expect(desk(app)).toMatchObject({ phase: 'idle', problems: [{ path: 'agents', code: 'no-agents' }] });
});

test('a recorded run is replayed turn by turn without an engine, and taken over from where it stands', async () => {
  const sender = await appWith();
  await sender.app.commands.open('example');
  sender.app.commands.run();
  await phase(sender.app, 'finished');
  const link = await sender.app.commands.linkFor('run');
  if (!link.ok) throw new Error(link.reason.message);

  let loads = 0;
  const engine = scriptedEngine(['Otherwise.']);
  const load: Engine['load'] = (...given) => {
    loads += 1;
    return engine.load(...given);
  };
  const { app, tick } = await appWith({ engine: { ...engine, load } });
  expect((await app.commands.openFragment(link.value)).ok).toBe(true);
  expect(desk(app).run).toMatchObject({ origin: 'recorded', turnCount: 4 });
  app.commands.playReplay();
  tick();
  expect(texts(app)).toEqual(['Line 1.']);
  tick();
  expect(texts(app)).toEqual(['Line 1.', 'Line 2.']);
  expect(loads).toBe(0);
  app.commands.pauseReplay();
  app.commands.takeOverLive();
  await when(app, () => desk(app).run?.origin === 'live' && desk(app).phase === 'finished');
  expect(texts(app)).toEqual(['Line 1.', 'Line 2.', 'Otherwise.', 'Otherwise.']);
  expect(desk(app).run?.origin).toBe('live');
});

test('the views at any place equal those of the run as it was then', async () => {
  const { app } = await appWith();
  await app.commands.open('example');
  app.commands.run();
  await phase(app, 'finished');
  app.commands.seek(2);
  expect(texts(app)).toEqual(['Line 1.', 'Line 2.']);
  expect(desk(app).run?.graph.nodes).toHaveLength(2);
  app.commands.seek(0);
  expect(texts(app)).toEqual([]);
  app.commands.seek(null);
  expect(texts(app)).toHaveLength(4);
});

test('a fork starts paused and goes on with the scenario as it is edited now', async () => {
  const { app } = await appWith();
  await app.commands.open('example');
  app.commands.run();
  await phase(app, 'finished');
  const parent = desk(app).run?.runId;
  app.commands.changeScenario((scenario) => ({ ...scenario, topic: 'volcanoes' }));
  app.commands.forkFrom('turn-2' as Parameters<typeof app.commands.forkFrom>[0]);
  expect(desk(app).phase).toBe('paused');
  expect(texts(app)).toEqual(['Line 1.', 'Line 2.']);
  const [first] = desk(app).run?.log ?? [];
  expect(first).toMatchObject({ parent: { runId: parent }, scenario: { topic: 'volcanoes' } });
  app.commands.resume();
  await phase(app, 'finished');
  expect(texts(app)).toHaveLength(4);
});

test('a bad link is told and puts nothing on the desk', async () => {
  const { app } = await appWith();
  const opened = await app.commands.openFragment('#r=rubbish');
  expect(opened.ok).toBe(false);
  expect(app.state.getState().desk).toBeNull();
  expect(app.state.getState().notices).toMatchObject([{ type: 'failure' }]);
});

test('settings are remembered', async () => {
  const first = await appWith();
  first.app.commands.changeSettings({ theme: 'dark' });
  first.app.commands.setLanguage('zh');
  const second = await appWith({ settings: first.settings() });
  expect(second.app.state.getState().settings).toMatchObject({ theme: 'dark', language: 'zh' });
});

test('a part of the page that cannot be fetched is a failure, and nothing else changes', async () => {
  const { app, settings } = await appWith();
  const missing = { ok: false, reason: { code: 'page/part-missing' } };
  expect(await app.commands.listStoredModels()).toMatchObject(missing);
  expect(await app.commands.exportStoredModel('onnx/a/b')).toMatchObject(missing);
  expect(await app.commands.deleteStoredModel('onnx/a/b')).toMatchObject(missing);
  expect(await app.commands.importStoredModel(new Blob(), () => {})).toMatchObject(missing);
  expect(settings()).toBe(null);
});

test('what comes by a link takes no more than the person allows, and it is said', async () => {
  const sender = await appWith({
    scenario: scenarioExample(['Maya', 'Leo'], { budget: { turns: 300, tokensPerTurn: 2_000 } }),
  });
  await sender.app.commands.open('example');
  const link = await sender.app.commands.linkFor('scenario');
  if (!link.ok) throw new Error(link.reason.message);
  const { app } = await appWith({ settings: { mostTurns: 3, mostTokens: 500 } });
  await app.commands.openFragment(link.value);
  expect(desk(app).scenario.budget).toEqual({ turns: 3, tokensPerTurn: 2_000, tokens: 500 });
  expect(app.state.getState().notices).toMatchObject([{ type: 'done', what: 'limits-lowered' }]);
});
