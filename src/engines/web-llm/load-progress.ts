import type { LoadPart } from '../../core';
import type { InitProgressReport } from './library';

export type Progress = Extract<LoadPart, { type: 'progress' }>;

/** The share of a load that the download takes, if there is one: what is left is for moving the weights to the GPU and compiling. */
const downloadShare = 0.8;

export interface LoadProgress {
  /** Null where there is nothing new to show. */
  downloaded(loadedBytes: number, totalBytes: number | null): Progress | null;
  /** `weightsBytes`: the size of the model, for a load that had nothing to download. */
  prepared(report: Pick<InitProgressReport, 'progress' | 'text'>, weightsBytes: number): Progress | null;
}

/** Makes one fraction that only grows out of the download's bytes and the library's reports, in steps of at least 1/200. */
export function loadProgress(): LoadProgress {
  let shown = -1;
  let hasDownloaded = false;
  let bytes = { loadedBytes: 0, totalBytes: null as number | null };

  function show(stage: Progress['stage'], fraction: number): Progress | null {
    const grown = Math.min(1, fraction);
    if (grown < shown + 0.005 && !(grown === 1 && shown < 1)) return null;
    shown = grown;
    return { type: 'progress', stage, fraction: grown, ...bytes };
  }

  return {
    downloaded(loadedBytes, totalBytes) {
      hasDownloaded = true;
      bytes = { loadedBytes: Math.max(loadedBytes, bytes.loadedBytes), totalBytes };
      return show('download', totalBytes === null ? 0 : (downloadShare * loadedBytes) / totalBytes);
    },
    prepared({ progress, text }, weightsBytes) {
      if (!hasDownloaded) bytes = { loadedBytes: weightsBytes, totalBytes: weightsBytes };
      const from = hasDownloaded ? downloadShare : 0;
      return show('prepare', from + (1 - from) * preparedShare(progress, text));
    },
  };
}

/** The library counts from 0 to 1 once per stage; the stage stands in the text. */
function preparedShare(progress: number, text: string): number {
  if (text.startsWith('Loading model from cache')) return 0.7 * progress;
  if (text.startsWith('Loading GPU shader modules')) return 0.7 + 0.3 * progress;
  if (text.startsWith('Finish loading')) return 1;
  return 0;
}
