import type { ReactNode } from 'react';
import type { Failure } from '../../core';
import { useWords } from '../texts';
import { failureWords } from '../texts/failures';
import { ToldFailure } from './told-failure';

/** A failure in the place where it happened. `quiet` leaves out the role, for failures that lie in the past. */
export function FailureNote({
  failure: { code, details = {} },
  actions,
  quiet = false,
}: {
  failure: Failure;
  actions?: ReactNode;
  quiet?: boolean;
}) {
  return <ToldFailure code={code} words={useWords(failureWords)[code](details)} actions={actions} quiet={quiet} />;
}
