import type { Recorded, RunLog } from './run-event';

/** A view of a run: a pure fold over its facts. What can be computed from the log is never stored beside it. */
export interface Projection<State> {
  readonly name: string;
  readonly initial: State;
  apply(state: State, event: Recorded): State;
}

/** The view of a whole log from scratch. */
export function project<State>(projection: Projection<State>, log: RunLog): State {
  return log.reduce((state, event) => projection.apply(state, event), projection.initial);
}
