import type { Words } from '../texts';

/** What the table has a column for. */
export type Measure = 'turns' | 'prompt' | 'prefill' | 'cached' | 'written' | 'time' | 'speed';

export const metricsWords: Words<{
  readonly metrics: string;
  readonly nothing: string;
  readonly nothingHint: string;
  readonly turns: string;
  readonly failures: (count: number) => string;
  readonly read: string;
  readonly fromCache: (share: string) => string;
  readonly written: string;
  readonly time: string;
  readonly elapsed: (time: string) => string;
  readonly speed: string;
  readonly afterFirst: string;
  readonly byAgent: string;
  readonly explain: string;
  readonly legend: Readonly<Record<'prefill' | 'cached' | 'written', string>>;
  readonly table: string;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly units: Readonly<Record<'tokens' | 'seconds' | 'speed', string>>;
  readonly all: string;
  readonly bar: (prefill: string, cached: string, written: string) => string;
}> = {
  en: {
    metrics: 'Metrics',
    nothing: 'Nothing measured yet',
    nothingHint: 'Once agents speak, you see here what every one of them read, wrote and took.',
    turns: 'Turns',
    failures: (count) => (count === 1 ? '1 attempt failed' : `${count} attempts failed`),
    read: 'Read',
    fromCache: (share) => `${share} from cache`,
    written: 'Written',
    time: 'Model time',
    elapsed: (time) => `${time} by the clock`,
    speed: 'Speed',
    afterFirst: 'after each first token',
    byAgent: 'Tokens by agent',
    explain:
      'Every turn reads its whole prompt again, so reading outgrows writing. What a cache still holds costs almost nothing.',
    legend: { prefill: 'read and computed', cached: 'read from cache', written: 'written' },
    table: 'The same as a table',
    measures: {
      turns: 'Turns',
      prompt: 'Read',
      prefill: 'Computed',
      cached: 'From cache',
      written: 'Written',
      time: 'Time',
      speed: 'Speed',
    },
    units: { tokens: 'tokens', seconds: 's', speed: 'tokens/s' },
    all: 'Together',
    bar: (prefill, cached, written) => `${prefill} read and computed, ${cached} read from cache, ${written} written`,
  },
  zh: {
    metrics: '统计',
    nothing: '还没有统计',
    nothingHint: '有人发言之后，这里会列出每位读了多少、写了多少、用了多久。',
    turns: '发言次数',
    failures: (count) => `失败 ${count} 次`,
    read: '读入',
    fromCache: (share) => `${share} 取自缓存`,
    written: '写出',
    time: '模型用时',
    elapsed: (time) => `实际历时 ${time}`,
    speed: '速度',
    afterFirst: '自首个词元起',
    byAgent: '各智能体的词元',
    explain: '每次发言都要重读整份提示词，所以读的总比写的多；缓存里还有的部分几乎不花力气。',
    legend: { prefill: '读入并计算', cached: '读自缓存', written: '写出' },
    table: '以表格查看',
    measures: {
      turns: '发言次数',
      prompt: '读入',
      prefill: '新算',
      cached: '取自缓存',
      written: '写出',
      time: '用时',
      speed: '速度',
    },
    units: { tokens: '词元', seconds: '秒', speed: '词元/秒' },
    all: '合计',
    bar: (prefill, cached, written) => `读入并计算 ${prefill}，读自缓存 ${cached}，写出 ${written}`,
  },
};
