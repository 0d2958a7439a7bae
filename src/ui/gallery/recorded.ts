import type { RunLog } from '../../core';
export function useRecorded(_id: string): RunLog | null {
  return null;
}
