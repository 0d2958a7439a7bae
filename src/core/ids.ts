import type { Brand } from '../base';

export type RunId = Brand<string, 'RunId'>;
export type ScenarioId = Brand<string, 'ScenarioId'>;
export type AgentId = Brand<string, 'AgentId'>;
/** `turn-1`, `turn-2`, … in the order in which turns were started; a turn that is tried again keeps its id. */
export type TurnId = Brand<string, 'TurnId'>;

export const turnIdOf = (number: number): TurnId => `turn-${number}` as TurnId;
