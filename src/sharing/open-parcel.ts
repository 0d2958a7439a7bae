import { fail, ok, type Result } from '../base';
import { type Failure, failure, type Scenario } from '../core';
import { logFrom, type Refusal, scenarioFrom } from '../core/upgrades';
import type { Parcel } from './parcel';

/** What it was that could not be opened, as the first half of a failure's code. */
export type Wrapping = 'link' | 'file';

/** Lets the content of a link or a file in, through the one door for it, or says what kept it out. */
export function openedParcel(wrapping: Wrapping, type: Parcel['type'], content: unknown): Result<Parcel, Failure> {
  if (type === 'scenario') {
    const scenario = scenarioFrom(content);
    if (!scenario.ok) return fail(failureOf(wrapping, scenario.reason));
    const address = addressIn(scenario.value, '');
    return address === null ? ok({ type, scenario: scenario.value }) : fail(failureOf(wrapping, address));
  }
  const log = logFrom(content);
  if (!log.ok) return fail(failureOf(wrapping, log.reason));
  const [first] = log.value;
  const address = first?.type === 'run-started' ? addressIn(first.scenario, '0.scenario.') : null;
  return address === null ? ok({ type, log: log.value }) : fail(failureOf(wrapping, address));
}

export function failureOf(wrapping: Wrapping, { type, path, problem }: Refusal): Failure {
  return failure(`${wrapping}/${type}`, problem, path === '' ? undefined : { path });
}

/**
 * A model's name that could lead anywhere but to the shelf of a model hub. Scenarios name models; where a model is
 * served, and with which key, is for each person's own settings to say.
 */
function addressIn(scenario: Scenario, path: string): Refusal | null {
  const index = scenario.agents.findIndex(
    ({ player }) =>
      player.type === 'model' &&
      [player.modelId, player.secondModelId ?? ''].some((id) => /:\/\/|\/\/|\.\.|[\\?#@\s]/.test(id)),
  );
  if (index === -1) return null;
  return {
    type: 'invalid',
    path: `${path}agents.${index}.player.modelId`,
    problem: 'An address, not the name of a model.',
  };
}
