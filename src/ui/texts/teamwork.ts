import type { Words } from './words';

/** What came of working together in one way rather than another. */
export const teamworkWords: Words<{
  // What all work on.
  readonly board: (entries: number) => string;
  readonly emptyBoard: string;
  readonly sharedText: string;
  readonly nobodyPoints: string;
  readonly pointedAt: (names: string) => string;
  // Giving out tasks.
  readonly allocations: string;
  readonly allocationsHint: string;
  readonly steps: string;
  readonly time: string;
  readonly messages: string;
  readonly deciding: string;
  readonly fairness: string;
  readonly tasksEach: string;
  readonly thisRun: string;
  readonly run: string;
  readonly runSo: (method: string) => string;
  // Votes.
  readonly scores: string;
  readonly scoresHint: (runs: number) => string;
  readonly chosen: string;
  readonly weight: string;
  readonly useWeights: string;
  readonly inUse: string;
}> = {
  en: {
    board: (entries) => (entries === 1 ? 'On the board: 1 entry' : `On the board: ${entries} entries`),
    emptyBoard: 'Nothing stands here yet. Whoever can add something writes an entry.',
    sharedText: 'The text',
    nobodyPoints: 'Nobody has pointed at a sentence yet.',
    pointedAt: (names) => `pointed at by ${names}`,
    allocations: 'Ways to give out the same tasks',
    allocationsHint:
      'The last whole run of each way, with the same tasks and the same agents. Steps and time: until all is done, where turns side by side count once. Fairness: 1 if everybody did as much.',
    steps: 'Steps',
    time: 'Time',
    messages: 'Messages',
    deciding: 'of them to decide who',
    fairness: 'Fairness',
    tasksEach: 'Tasks done',
    thisRun: 'this run',
    run: 'Run',
    runSo: (method) => `Run: ${method}`,
    scores: 'Whose answers were chosen',
    scoresHint: (runs) =>
      runs === 0
        ? 'In this run. Finished runs of the same agents add to it.'
        : `In this run and ${runs === 1 ? 'one more run' : `${runs} more runs`} of the same agents that this browser keeps.`,
    chosen: 'Chosen',
    weight: 'Weight',
    useWeights: 'Vote with these weights',
    inUse: 'The scenario votes with these weights; run it to see what changes.',
  },
  zh: {
    board: (entries) => `黑板上：${entries} 条`,
    emptyBoard: '还什么都没有。谁能补充，谁就写一条。',
    sharedText: '共读的文字',
    nobodyPoints: '还没有人指过哪一句。',
    pointedAt: (names) => `${names}指过`,
    allocations: '同样的任务，不同的分法',
    allocationsHint:
      '每种分法取最近一次完整的运行，任务相同，人员相同。步数和时间算到全部做完为止，同时进行的只算一次。公平度：人人做得一样多为 1。',
    steps: '步数',
    time: '时间',
    messages: '消息',
    deciding: '其中用于商定由谁做',
    fairness: '公平度',
    tasksEach: '完成的任务',
    thisRun: '本次运行',
    run: '运行',
    runSo: (method) => `运行：${method}`,
    scores: '谁的回答被选中',
    scoresHint: (runs) =>
      runs === 0
        ? '只算本次运行；同一批人以后运行完的也会计入。'
        : `算上本次运行和浏览器里保存的另外 ${runs} 次同一批人的运行。`,
    chosen: '被选中',
    weight: '权重',
    useWeights: '用这些权重投票',
    inUse: '这个情景现在按这些权重投票；运行一次，看看有什么不同。',
  },
};
