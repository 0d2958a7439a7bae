import type { Json } from '../base';
import type { Strike } from './drill';
import type { EndCondition } from './end-condition';
import type { Failure } from './failure';
import type { AgentId, RunId, TurnId } from './ids';
import type { JsonSchema } from './json-schema';
import type { Scenario } from './scenario';
import type { ToolId } from './tool-ids';
import type { CacheUse, Device, Usage } from './usage';

/** One fact about a run: past tense, complete, never edited. Only the orchestrator records facts. */
export type RunEvent =
  | { readonly type: 'run-started'; readonly runId: RunId; readonly scenario: Scenario; readonly parent: Parent | null }
  /** Between two turns, somebody changed who takes part, what they are told, or a limit. What was said stays. */
  | { readonly type: 'scenario-changed'; readonly scenario: Scenario }
  /** Turns are numbered from 1 in the order asked for. A turn that is tried again starts again, with `attempt` one higher. */
  | {
      readonly type: 'turn-started';
      readonly turnId: TurnId;
      readonly number: number;
      readonly attempt: number;
      readonly agentId: AgentId;
      readonly task: TurnTask;
      /** The turns whose messages this agent was given, oldest first. What it was given word for word follows from
       *  them: `promptOf` assembles it, for the engine and for the inspector alike. */
      readonly perceived: readonly TurnId[];
      /** Whose turn it is, where that agent failed and another takes it over. What it perceives is its own, not the other's. */
      readonly insteadOf?: AgentId;
      /** The turn that failed, where the pattern's leader is asked here who takes it over. */
      readonly assigns?: TurnId;
    }
  /** A planned mishap has come true in this turn. */
  | { readonly type: 'drill-struck'; readonly turnId: TurnId; readonly strike: Strike }
  /** The prompt was longer than the model's context, so the oldest whole messages were left out. `summary`: what stands in their place. */
  | {
      readonly type: 'prompt-cut';
      readonly turnId: TurnId;
      readonly cut: readonly TurnId[];
      readonly summary?: string;
    }
  /** A tool was used before speaking, or would have been: recorded when the call is over. */
  | ({ readonly type: 'tool-called'; readonly turnId: TurnId } & ToolCall)
  /** `to`: only these agents, and whoever said it, ever have it in a prompt; left out, everybody may. */
  | {
      readonly type: 'message-sent';
      readonly turnId: TurnId;
      readonly from: AgentId;
      readonly to?: readonly AgentId[];
      readonly text: string;
    }
  | { readonly type: 'action-taken'; readonly turnId: TurnId; readonly agentId: AgentId; readonly action: Action }
  | { readonly type: 'turn-finished'; readonly turnId: TurnId; readonly by: TurnMaker }
  | {
      readonly type: 'turn-failed';
      readonly turnId: TurnId;
      readonly failure: Failure;
      /** What had been said until then; not part of the conversation. */
      readonly partialText: string;
      readonly next: NextStep;
      /** What the attempt took for nothing; left out where nobody measured it. */
      readonly took?: LostWork;
    }
  /** `condition`: the one that was met; `agentId`: whose budget was used up, left out for the run's; each where it is the reason. */
  | {
      readonly type: 'run-finished';
      readonly reason: FinishReason;
      readonly condition?: EndCondition;
      readonly agentId?: AgentId;
    };

/** A fact with its place in the log (from 0, without gaps) and its time (ms since 1970, as the host's clock said). */
export type Recorded<Event extends RunEvent = RunEvent> = Event & { readonly sequence: number; readonly at: number };

/** The run that this one was forked from, and how many of its facts both share (`run-started` not counted). */
export type Parent = { readonly runId: RunId; readonly facts: number };

/** What an agent is asked for in a turn. */
export type TurnTask =
  /** Say something. `brief`: what about, in the scenario's language, where the pattern asks for something of its own. */
  | { readonly type: 'speak'; readonly brief?: string }
  /** Answer a question with exactly one of these options. */
  | { readonly type: 'choose'; readonly question: string; readonly options: readonly Option[] }
  /** Answer with a value of this shape. */
  | { readonly type: 'answer'; readonly brief: string; readonly schema: JsonSchema };

/** Something to choose; `agentId` where an agent is chosen. No two options of a task have the same text. */
export type Option = { readonly text: string; readonly agentId?: AgentId };

/** What happens after a turn failed: the same model again, the agent's second model, another agent, or nothing until somebody goes on. */
export type NextStep = 'retry' | 'second-model' | 'take-over' | 'give-up';

/** `tokens`: written, as far as an engine told. */
export type LostWork = { readonly milliseconds: number; readonly tokens: number };

export type Action =
  /** `option`: its place in the task's list, from 0. */
  | { readonly type: 'choose'; readonly option: number }
  /** `value` fits the task's schema. */
  | { readonly type: 'answer'; readonly value: Json };

/** What an agent wanted of a tool, and what came of it. */
export type ToolCall = { readonly tool: ToolId; readonly input: string; readonly outcome: ToolOutcome };

/** `refused`: a person did not allow it, and nothing was run. */
export type ToolOutcome =
  | { readonly type: 'result'; readonly text: string }
  | { readonly type: 'refused' }
  | { readonly type: 'failed'; readonly failure: Failure };

/** Who made a turn's words, and what it took. */
export type TurnMaker =
  | { readonly type: 'human'; readonly milliseconds: number }
  | {
      readonly type: 'model';
      readonly modelId: string;
      readonly device: Device;
      /** `length`: the model was still writing when its tokens for the turn were used up. */
      readonly ended: 'stop' | 'length';
      readonly usage: Usage;
      /** What it took besides to ask which tool to use and to sum up what a prompt had no room for, added up. */
      readonly besides?: Usage;
      /** A person let the words pass before anybody heard them; `original`: what the model had said, where they are others now. */
      readonly review?: { readonly original?: string };
      /** What became of the model's key-value cache, where the engine knows. */
      readonly cache?: CacheUse;
    };

export type FinishReason = 'pattern-finished' | 'turns-used-up' | 'tokens-used-up' | 'stopped' | 'condition-met';

/** Facts in the order in which they were recorded. The first is always `run-started`. */
export type RunLog = readonly Recorded[];
