import { type Failure, failure } from '../core';
import type { Refusal } from '../core/upgrades';

/** What an error of the browser's storage means to a person. */
export function storageFailure(error: unknown): Failure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const message =
    error instanceof Error || error instanceof DOMException ? `${error.name}: ${error.message}` : String(error);
  switch (name) {
    case 'QuotaExceededError':
      return failure('storage/full', message);
    case 'VersionError':
      return failure('storage/from-the-future', message);
    default:
      return failure('storage/denied', message);
  }
}

/** A record that was not let in. `details` says how much of what is kept it concerns. */
export function unreadable(refusal: Refusal, details: Failure['details']): Failure {
  const code = refusal.type === 'from-the-future' ? 'storage/from-the-future' : 'storage/corrupt';
  return failure(code, `${refusal.path}: ${refusal.problem}`, details);
}
