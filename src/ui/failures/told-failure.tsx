import type { ReactNode } from 'react';
import type { FailureCode } from '../../core';
import { Note } from '../design';
import type { FailureWords } from '../texts/page-failures';

/** What happened and what was kept, and what to do next. `data-failure-code` holds the code; `quiet` leaves out the role. */
export function ToldFailure({
  code,
  words: { what, next },
  actions,
  quiet = false,
}: {
  code: FailureCode;
  words: FailureWords;
  actions?: ReactNode;
  quiet?: boolean;
}) {
  return (
    // What somebody stopped is no fault.
    <Note
      tone={code === 'engine/stopped' ? 'info' : 'danger'}
      role={quiet ? undefined : 'alert'}
      data-failure-code={code}
      actions={actions}
    >
      <strong>{what}</strong> {next}
    </Note>
  );
}
