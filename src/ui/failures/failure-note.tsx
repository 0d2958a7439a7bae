import type { ReactNode } from 'react';
import type { Failure } from '../../core';
import { Note } from '../design';
import { useWords } from '../texts';
import { failureWords } from '../texts/failures';

/**
 * A failure in the place where it happened: what happened and what was kept, and what to do next. `data-failure-code`
 * holds the code. `quiet` leaves out the role, for failures that lie in the past.
 */
export function FailureNote({
  failure,
  actions,
  quiet = false,
}: {
  failure: Failure;
  actions?: ReactNode;
  quiet?: boolean;
}) {
  const { what, next } = useWords(failureWords)[failure.code](failure.details ?? {});
  return (
    <Note tone="danger" role={quiet ? undefined : 'alert'} data-failure-code={failure.code} actions={actions}>
      <strong>{what}</strong> {next}
    </Note>
  );
}
