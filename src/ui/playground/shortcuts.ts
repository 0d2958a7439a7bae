import type { Language } from '../../core';

/** A key and what it does, as the `?` sheet lists it. */
export type Shortcut = { readonly keys: readonly string[]; readonly does: Readonly<Record<Language, string>> };

/** The keys of the playground. None of them acts while somebody is typing. */
export const shortcuts: readonly Shortcut[] = [
  { keys: ['Space'], does: { en: 'Run, pause, go on', zh: '运行、暂停、继续' } },
  { keys: ['S', '.'], does: { en: 'One turn, then pause', zh: '只进行一次发言' } },
  { keys: ['Esc'], does: { en: 'Clear the selection', zh: '取消选择' } },
  { keys: ['['], does: { en: 'Show or hide the scenario', zh: '展开或收起场景' } },
  { keys: [']'], does: { en: 'Show or hide the transcript', zh: '展开或收起记录' } },
  { keys: ['1', '2', '3'], does: { en: 'Transcript, inspector, metrics', zh: '记录、检视、统计' } },
  { keys: ['↑', '↓'], does: { en: 'In the graph: the turn before, the turn after', zh: '在图中：上一次、下一次发言' } },
  { keys: ['←', '→'], does: { en: 'In the graph: to another lane', zh: '在图中：换一条泳道' } },
  { keys: ['Enter'], does: { en: 'In the graph: inspect the turn', zh: '在图中：检视这次发言' } },
  {
    keys: ['+', '−', '0'],
    does: { en: 'In the graph: nearer, further, everything', zh: '在图中：放大、缩小、显示全部' },
  },
  { keys: ['F'], does: { en: 'In the graph: follow the newest turn', zh: '在图中：跟随最新的发言' } },
];
