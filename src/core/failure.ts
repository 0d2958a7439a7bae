/**
 * What went wrong, as plain data: it survives `postMessage`, storage and links, which an error class does not.
 * The sentence that a person reads is made from the code and the details, in their language.
 */
export type Failure = {
  readonly code: FailureCode;
  /** In English, for the log and for developers. */
  readonly message: string;
  /** Numbers and names that the sentence for the person needs. */
  readonly details?: Readonly<Record<string, string | number>>;
};

/** Every failure that a person can meet. Each has a sentence and a next step in both languages (a test holds it). */
export const failureCodes = [
  'engine/no-webgpu',
  'engine/no-adapter',
  'engine/device-lost',
  'engine/out-of-memory',
  'engine/model-unknown',
  'engine/model-missing',
  'engine/model-corrupt',
  'engine/download-failed',
  'engine/download-cancelled',
  'engine/offline',
  'engine/worker-dead',
  'engine/worker-silent',
  'engine/context-exceeded',
  'engine/garbled',
  'engine/empty-answer',
  'engine/stopped',
  'engine/unsupported',
  'engine/no-browser-model',
  'engine/not-allowed',
  'engine/language-unsupported',
  'engine/answer-withheld',
  'engine/failed',
  'tool/missing',
  'tool/input-unclear',
  'tool/code-threw',
  'tool/timeout',
  'tool/out-of-memory',
  'tool/failed',
  'turn/interrupted',
  'turn/sent-back',
  'drill/killed',
  'drill/muted',
  'scenario/invalid',
  'storage/denied',
  'storage/full',
  'storage/blocked',
  'storage/corrupt',
  'storage/from-the-future',
  'link/unreadable',
  'link/damaged',
  'link/too-large',
  'link/from-the-future',
  'link/invalid',
  'file/unreadable',
  'file/too-large',
  'file/from-the-future',
  'file/invalid',
  'file/no-model',
  'run/not-found',
  'run/open-elsewhere',
  'run/budget-used-up',
  'page/crashed',
  'page/part-missing',
  'file/disk-full',
  'file/not-saved',
] as const;

export type FailureCode = (typeof failureCodes)[number];

export function failure(code: FailureCode, message: string, details?: Failure['details']): Failure {
  return details === undefined ? { code, message } : { code, message, details };
}

/** Whether somebody asked for it, or set a limit for it: nobody else is to do what was stopped. */
export function isWanted({ code }: Failure): boolean {
  return wanted.has(code);
}

const wanted: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'engine/stopped',
  'engine/download-cancelled',
  'turn/interrupted',
  'turn/sent-back',
  'run/budget-used-up',
]);
