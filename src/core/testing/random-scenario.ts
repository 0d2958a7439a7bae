import type { Random } from '../../base';
import type { AgentId, ScenarioId } from '../ids';
import { limits } from '../limits';
import { type Agent, formatVersion, type Scenario, type Team } from '../scenario';
import { toolIds } from '../tool-ids';
import { grownDrawing } from './random-drawing';
import { randomText } from './random-text';

/** A valid scenario, with every field anywhere between its bounds. The same draws give the same scenario. */
export function randomScenario(random: Random): Scenario {
  const agents = Array.from({ length: random.integer(1, 5) }, (_, index) => randomAgent(random, index));
  return {
    format: formatVersion,
    id: `scenario-${random.integer(1, 0xffff).toString(16)}` as ScenarioId,
    language: random.pick(['en', 'zh'] as const),
    title: randomText(random, limits.titleLength),
    description: randomText(random, limits.descriptionLength),
    lookFor: randomText(random, limits.descriptionLength),
    topic: randomText(random, limits.topicLength),
    agents,
    ...(random.next() < 0.2 && {
      documents: [{ title: randomText(random, limits.titleLength), text: randomText(random, limits.documentLength) }],
    }),
    view: random.pick(['private', 'shared'] as const),
    longPrompts: random.pick(['cut', 'summarise'] as const),
    pattern: {
      kind: random.pick(['round-robin', 'moderator', 'of-the-future']),
      options: random.pick([{}, { rounds: 3 }, { moderator: agents[0]?.id ?? '', aloud: true, weight: 0.5 }]),
    },
    ...(random.next() < 0.2 && { takeOver: random.pick(['same-role', 'leader'] as const) }),
    ...(random.next() < 0.2 && { drills: [{ kind: 'slow', agentId: 'agent-1' as AgentId, turn: 2, seconds: 3 }] }),
    ...(random.next() < 0.2 && { teams: Array.from({ length: random.integer(1, 3) }, () => randomTeam(random)) }),
    budget: {
      turns: random.integer(1, limits.turns),
      tokensPerTurn: random.integer(8, limits.tokensPerTurn),
      ...(random.next() < 0.3 && { tokens: random.integer(1, limits.runTokens) }),
    },
    seed: random.integer(0, 0x7fff_ffff),
    ...(random.next() < 0.2 && {
      drawing: grownDrawing(
        random,
        agents.map(({ id }) => id),
      ),
    }),
  };
}

/** Of agents that are there or not: the shape alone has to be right. */
function randomTeam(random: Random): Team {
  const someone = () => `agent-${random.integer(1, 6)}` as AgentId;
  return {
    leader: someone(),
    members: Array.from({ length: random.integer(0, 4) }, someone),
    pattern: random.pick([
      { kind: 'debate', options: { judge: someone(), rounds: 1 } },
      { kind: 'of-the-future', options: {} },
    ]),
  };
}

function randomAgent(random: Random, index: number): Agent {
  return {
    id: `agent-${index + 1}` as AgentId,
    name: randomText(random, limits.nameLength),
    role: randomText(random, limits.roleLength),
    instructions: randomText(random, limits.instructionsLength),
    player:
      random.next() < 0.2
        ? { type: 'human' }
        : {
            type: 'model',
            modelId: random.pick([
              'builtin/small',
              'onnx/org/name-0.5B',
              'webllm/Qwen3-0.6B-q4f16_1-MLC',
              'scripted/echo',
            ]),
            temperature: random.pick([0, 0.7, 1, 1.3333333333333333, 2]),
            ...(random.next() < 0.3 && { sampling: random.pick([{}, { topP: 0.9, topK: 40 }, { minP: 0.05 }]) }),
            ...(random.next() < 0.3 && { secondModelId: 'builtin/small' }),
          },
    ...(random.next() < 0.4 && { tools: toolIds.filter(() => random.next() < 0.5) }),
    ...(random.next() < 0.1 && { approval: true }),
    ...(random.next() < 0.2 && { budget: random.pick([{}, { turns: 3 }, { tokens: 400 }, { turns: 1, tokens: 1 }]) }),
  };
}
