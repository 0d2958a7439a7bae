import { type Failure, failure } from '../../core';

/** Why a model could not be saved as a file: the disk, the browser's leave, or what was to be saved. */
export function saveFailure(error: unknown, model: string): Failure {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  const text = name === '' ? message : `${name}: ${message}`;
  switch (name) {
    case 'QuotaExceededError':
      return failure('file/disk-full', text);
    case 'StoredFileLost':
      return failure('engine/model-missing', text, { model });
    default:
      return failure('file/not-saved', text);
  }
}
