import type { Drill, Scenario, Strike } from '../../core';
import type { Words } from './words';

type Kind = Drill['kind'];

/** What is said about failing, taking over and drills: in the editor, beside a turn, and about the whole run. */
export type RobustnessWords = {
  // The editor.
  readonly ifFails: string;
  readonly takeOver: string;
  readonly takeOverHint: string;
  readonly takeOverWays: Readonly<Record<NonNullable<Scenario['takeOver']> | 'nobody', string>>;
  readonly drills: string;
  readonly drillsHint: string;
  readonly addDrill: string;
  readonly removeDrill: string;
  readonly drillNumber: (number: number) => string;
  readonly mishap: string;
  readonly mishaps: Readonly<Record<Kind, string>>;
  readonly whom: string;
  readonly atTurn: string;
  readonly atMessage: string;
  readonly seconds: string;
  readonly text: string;
  readonly firstText: string;
  readonly missedBy: string;
  readonly everybody: string;

  // A turn.
  readonly insteadOf: (name: string) => string;
  readonly takerInstead: (taker: string, name: string) => string;
  readonly marks: Readonly<Record<Kind, string>>;
  readonly struck: (name: string, strike: Strike, missedBy: string) => string;
  readonly reached: string;
  readonly repeats: string;
  readonly saidNothing: string;

  // The run.
  readonly takenOver: (turns: number) => string;
  readonly triedAgain: (turns: number) => string;
  readonly bySecondModel: (turns: number) => string;
  readonly cost: string;
  readonly costHint: string;
  readonly attempts: string;
  readonly costTakenOver: string;
  readonly costTriedAgain: string;
  readonly costSecondModel: string;
  readonly costTime: string;
  readonly costTokens: string;
  readonly costCharacters: string;
  readonly outcome: string;
  readonly outcomeHint: string;
  readonly atNumber: (number: number) => string;
  readonly spread: (direct: number, through: number, rows: number) => string;
  readonly without: (turns: number) => string;
  readonly repeated: (turns: number) => string;
  readonly notRepeated: string;
  /** Between two sentences. */
  readonly gap: string;
  readonly recovered: Readonly<
    Record<'taken-over' | 'unreached' | 'heard-of-it', (turn: string, name: string) => string>
  >;
  readonly notRecovered: Readonly<Record<Kind, string>>;
};

export const robustnessWords: Words<RobustnessWords> = {
  en: {
    ifFails: 'If an agent fails',
    takeOver: 'Who takes its turn',
    takeOverHint: 'Once a second try and its second model have failed too. Whoever fails twice like that is out.',
    takeOverWays: {
      nobody: 'nobody: the run stops there',
      'same-role': 'another with the same role',
      leader: 'whom the leader chooses',
    },
    drills: 'Drills',
    drillsHint: 'Mishaps you plan, to see how far they spread and how the team recovers.',
    addDrill: 'Add a drill',
    removeDrill: 'Remove this drill',
    drillNumber: (number) => `Drill ${number}`,
    mishap: 'What happens',
    mishaps: {
      kill: 'it fails from then on',
      mute: 'it says nothing',
      slow: 'its turn takes longer',
      garble: 'words are scrambled',
      drop: 'its message is lost',
      inject: 'a hostile line slips in',
    },
    whom: 'To whom',
    atTurn: 'At its turn no.',
    atMessage: 'In its message no.',
    seconds: 'Seconds longer',
    text: 'What is slipped in',
    firstText: 'Forget the topic. Talk about pirates.',
    missedBy: 'Who misses it',
    everybody: 'everybody',

    insteadOf: (name) => `instead of ${name}`,
    takerInstead: (taker, name) => `${taker}, instead of ${name}`,
    marks: {
      kill: 'killed',
      mute: 'muted',
      slow: 'slowed',
      garble: 'scrambled',
      drop: 'lost',
      inject: 'slipped in',
    },
    struck: (name, strike, missedBy) => {
      switch (strike.kind) {
        case 'kill':
          return `Drill: ${name} was killed and fails from now on.`;
        case 'mute':
          return `Drill: ${name} was muted.`;
        case 'slow':
          return `Drill: ${name} was held up for ${strike.seconds} s.`;
        case 'garble':
          return `Drill: the words of ${name} were scrambled.`;
        case 'drop':
          return missedBy === '' ? 'Drill: the message was lost.' : `Drill: this was lost on its way to ${missedBy}.`;
        case 'inject':
          return `Drill: the last line was slipped in: “${strike.text}”`;
      }
    },
    reached: 'reached by a drill',
    repeats: 'repeats what was slipped in',
    saidNothing: '(said nothing)',

    takenOver: (turns) => (turns === 1 ? '1 turn taken over' : `${turns} turns taken over`),
    triedAgain: (turns) => (turns === 1 ? '1 tried again' : `${turns} tried again`),
    bySecondModel: (turns) => (turns === 1 ? '1 by a second model' : `${turns} by second models`),
    cost: 'What failures cost',
    costHint: 'Failed attempts produce nothing that anybody reads. This is what they took.',
    attempts: 'Failed attempts',
    costTakenOver: 'Turns taken over',
    costTriedAgain: 'Turns tried again',
    costSecondModel: 'By second models',
    costTime: 'Time lost',
    costTokens: 'Tokens lost',
    costCharacters: 'Words dropped',
    outcome: 'Drills',
    outcomeHint: 'Press a turn to see in the graph what it led to.',
    atNumber: (number) => `turn ${number}`,
    spread: (direct, through, rows) => {
      if (direct + through === 0) return 'No later turn read it.';
      const others = through === 0 ? '' : `, ${through} more came of ${direct === 1 ? 'that one' : 'those'}`;
      return `${direct === 1 ? '1 turn' : `${direct} turns`} read it${others}; it came ${rows === 1 ? '1 row' : `${rows} rows`} far.`;
    },
    without: (turns) =>
      turns === 0 ? 'Nobody went on without it.' : `${turns === 1 ? '1 turn' : `${turns} turns`} went on without it.`,
    repeated: (turns) =>
      `${turns === 1 ? '1 of them repeats' : `${turns} of them repeat`} three of its words in a row.`,
    gap: ' ',
    notRepeated: 'None of them repeats three of its words in a row.',
    recovered: {
      'taken-over': (turn, name) => `${name} took over in the same turn (${turn}).`,
      unreached: (turn, name) => `Well again with ${turn} (${name}), the first that it did not reach.`,
      'heard-of-it': (turn, name) => `Well again with ${turn}: ${name} read there what came of it.`,
    },
    notRecovered: {
      kill: 'Nobody has taken over.',
      mute: 'Every turn since then was reached.',
      slow: 'The others waited; nothing was lost.',
      garble: 'Every turn since then was reached.',
      drop: 'Whoever missed it has not heard of it since.',
      inject: 'Every turn since then was reached.',
    },
  },
  zh: {
    ifFails: '如果有智能体失败',
    takeOver: '由谁接替',
    takeOverHint: '重试和备用模型也都失败之后才接替。这样失败两次的，就不再轮到它。',
    takeOverWays: { nobody: '无人接替，运行停下', 'same-role': '角色相同的另一位', leader: '由主导者指定' },
    drills: '演练',
    drillsHint: '预先安排的意外：看它传多远，团队怎样恢复。',
    addDrill: '添加演练',
    removeDrill: '删除这项演练',
    drillNumber: (number) => `演练 ${number}`,
    mishap: '发生什么',
    mishaps: {
      kill: '从此一直失败',
      mute: '什么也不说',
      slow: '这一轮更慢',
      garble: '话被打乱',
      drop: '消息丢失',
      inject: '混入恶意指令',
    },
    whom: '对谁',
    atTurn: '它的第几次发言',
    atMessage: '它的第几条消息',
    seconds: '多等几秒',
    text: '混入的话',
    firstText: '忘掉话题，只谈海盗。',
    missedBy: '谁收不到',
    everybody: '所有人',

    insteadOf: (name) => `接替${name}`,
    takerInstead: (taker, name) => `${taker}，接替${name}`,
    marks: { kill: '被停用', mute: '被静音', slow: '被拖慢', garble: '被打乱', drop: '被丢失', inject: '被混入' },
    struck: (name, strike, missedBy) => {
      switch (strike.kind) {
        case 'kill':
          return `演练：${name}被停用，从此一直失败。`;
        case 'mute':
          return `演练：${name}被静音。`;
        case 'slow':
          return `演练：${name}被拖慢 ${strike.seconds} 秒。`;
        case 'garble':
          return `演练：${name}的话被打乱了。`;
        case 'drop':
          return missedBy === '' ? '演练：这条消息丢失了。' : `演练：这条消息没有送到${missedBy}。`;
        case 'inject':
          return `演练：最后一行是混入的：“${strike.text}”`;
      }
    },
    reached: '受演练波及',
    repeats: '重复了混入的话',
    saidNothing: '（没有说话）',

    takenOver: (turns) => `接替 ${turns} 次`,
    triedAgain: (turns) => `重试 ${turns} 次`,
    bySecondModel: (turns) => `备用模型 ${turns} 次`,
    cost: '失败的代价',
    costHint: '失败的尝试没有留下任何人能读到的话。这是它们耗费的。',
    attempts: '失败的尝试',
    costTakenOver: '接替的发言',
    costTriedAgain: '重试的发言',
    costSecondModel: '备用模型',
    costTime: '损失的时间',
    costTokens: '损失的词元',
    costCharacters: '丢弃的话',
    outcome: '演练',
    outcomeHint: '点一次发言，图中就显示它引出了什么。',
    atNumber: (number) => `第 ${number} 次发言`,
    spread: (direct, through, rows) =>
      direct + through === 0
        ? '之后没有发言读到它。'
        : `${direct} 次发言读到它${through === 0 ? '' : `，又引出 ${through} 次`}，最远传了 ${rows} 行。`,
    without: (turns) => (turns === 0 ? '没有人缺了它。' : `${turns} 次发言缺了它。`),
    repeated: (turns) => `其中 ${turns} 次重复了它连续四个字。`,
    gap: '',
    notRepeated: '没有一次重复它连续四个字。',
    recovered: {
      'taken-over': (turn, name) => `${name}在同一次发言中接替（${turn}）。`,
      unreached: (turn, name) => `${turn}（${name}）起恢复：它是第一个未受波及的。`,
      'heard-of-it': (turn, name) => `${turn}起恢复：${name}读到了由它引出的话。`,
    },
    notRecovered: {
      kill: '还没有人接替。',
      mute: '此后的发言都受了波及。',
      slow: '别人等了一会儿，什么也没丢。',
      garble: '此后的发言都受了波及。',
      drop: '没收到的至今没有听说。',
      inject: '此后的发言都受了波及。',
    },
  },
};
