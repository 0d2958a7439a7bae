import { ok } from '../../base';
import {
  type Engine,
  type EngineRequest,
  type Pattern,
  project,
  type RunLog,
  type Scenario,
  type Tool,
  type ToolCircumstances,
  type ToolId,
  toolIds,
} from '../../core';
import { agentExample, scenarioExample } from '../../core/testing';
import { conversation } from '../../projections';
import type { RunHost } from '../run-host';
import { rehearse } from './rehearse';

/** The answer of a model that wants this tool. */
export const wants = (tool: string, input: string) => JSON.stringify({ tool, input });
export const nothing = wants('none', '');

/** A tool that says what it was given, and remembers. */
export function echo(id: ToolId): Tool & { readonly heard: [string, ToolCircumstances][] } {
  const heard: [string, ToolCircumstances][] = [];
  const words = { name: id, description: id, input: id };
  return {
    id,
    words: { en: words, zh: words },
    heard,
    run: async (input, circumstances) => {
      heard.push([input, circumstances]);
      return ok(`echo ${input}`);
    },
  };
}

export type Play = {
  readonly tools?: readonly ToolId[];
  readonly approval?: true;
  readonly turns?: number;
  readonly change?: Partial<Scenario>;
  readonly host?: Partial<RunHost>;
};

/** What is needed to play, which lies above this floor. */
export type Stage = {
  readonly scriptedEngine: (answer: (request: EngineRequest, index: number) => string) => Engine;
  readonly pattern: Pattern;
};

/** One agent, Ada, whose model answers as told; every engine ignores what it should be held to, as a broken one would. */
export async function playOn(
  { scriptedEngine, pattern }: Stage,
  answers: readonly string[] | ((request: EngineRequest, index: number) => string),
  how: Play = {},
) {
  const { tools = ['calculator'], approval, turns = 1, change, host } = how;
  const asked: EngineRequest[] = [];
  const all = toolIds.map(echo);
  const unbound = scriptedEngine((request, index) => {
    asked.push(request);
    return typeof answers === 'function' ? answers(request, index) : (answers[index] ?? answers.at(-1) ?? '');
  });
  const engine = {
    ...unbound,
    generate: (request: EngineRequest, signal: AbortSignal) => {
      const free = unbound.generate({ ...request, constraint: { type: 'none' } }, signal);
      return free;
    },
  };
  const ada = agentExample('Ada', { tools: [...tools], ...(approval && { approval }) });
  const scenario = scenarioExample([], { agents: [ada], budget: { turns, tokensPerTurn: 2_000 }, ...change });
  const log = await rehearse(scenario, {
    engine,
    pattern,
    host: { toolFor: (id) => all.find((tool) => tool.id === id) ?? null, ...host },
  });
  const ran = all.filter(({ heard }) => heard.length > 0).map(({ id }) => id);
  const heard = (id: ToolId) => all.find((tool) => tool.id === id)?.heard ?? [];
  return { scenario, log, asked, ran, heard, calls: callsIn(log), talk: project(conversation, log) };
}

export const callsIn = (log: RunLog) => log.flatMap((fact) => (fact.type === 'tool-called' ? [fact] : []));
export const said = (log: RunLog) => log.flatMap((fact) => (fact.type === 'message-sent' ? [fact.text] : []));
export const lastOf = ({ messages }: EngineRequest) => messages.at(-1)?.content;
