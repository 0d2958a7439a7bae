import type { Language } from '../core';

/** What patterns ask agents, in the language of the scenario. */
export type QuestionWords = {
  readonly yes: string;
  readonly no: string;
  readonly nextSpeaker: string;
  // Coordinator and workers, hierarchy, allocation.
  readonly splitWork: (parts: number) => string;
  readonly whoDoes: (task: string) => string;
  readonly yourPart: (task: string) => string;
  readonly bringTogether: string;
  readonly canYou: (task: string) => string;
  readonly announce: (task: string) => string;
  readonly bid: (task: string) => string;
  readonly award: (name: string, task: string) => string;
  // Peers.
  readonly handOver: string;
  readonly nobody: string;
  // Messages to some.
  readonly toWhom: string;
  readonly everybody: string;
  // Debate.
  readonly makeCase: string;
  readonly answerOther: string;
  /** Where there are more than two. */
  readonly answerOthers: string;
  readonly lastWord: string;
  readonly whoConvinced: string;
  readonly whoConvincedMost: string;
  readonly sayWhy: (chosen: string) => string;
  // Fusion.
  readonly bestAnswer: string;
  readonly chosenAnswer: (name: string) => string;
  readonly putTogether: string;
  // Blackboard.
  readonly board: (entries: string) => string;
  readonly canAdd: string;
  readonly add: string;
  readonly kinds: readonly [fact: string, question: string, idea: string];
  // Joint attention.
  readonly pointAt: string;
  readonly youPoint: (span: string) => string;
  readonly otherPoints: (name: string, span: string) => string;
};

/** The built-in model was trained on exactly these (tools/builtin-model/corpus; a test holds both together). */
export const questionWords: Readonly<Record<Language, QuestionWords>> = {
  en: {
    yes: 'yes',
    no: 'no',
    nextSpeaker: 'Who speaks next?',
    splitWork: (parts) => `Split the work into ${parts} parts.`,
    whoDoes: (task) => `Who does this: ${task}?`,
    yourPart: (task) => `Your part: ${task}.`,
    bringTogether: 'Bring the parts together.',
    canYou: (task) => `Can you do this yourself: ${task}?`,
    announce: (task) => `Announce this task: ${task}.`,
    bid: (task) => `How well can you do this, from 0 to 10: ${task}?`,
    award: (name, task) => `Give this task to ${name}: ${task}.`,
    handOver: 'To whom do you hand over?',
    nobody: 'nobody',
    toWhom: 'To whom do you speak?',
    everybody: 'everybody',
    makeCase: 'Make your case.',
    answerOther: 'Answer the other side.',
    answerOthers: 'Answer the other sides.',
    lastWord: 'Your last word.',
    whoConvinced: 'Who was more convincing?',
    whoConvincedMost: 'Who was most convincing?',
    sayWhy: (chosen) => `You chose ${chosen}. Say why.`,
    bestAnswer: 'Whose answer is best?',
    chosenAnswer: (name) => `The answer of ${name} was chosen. Sum it up.`,
    putTogether: 'Put the answers together into one.',
    board: (entries) => `On the board:\n${entries}`,
    canAdd: 'Can you add something new?',
    add: 'Add one entry.',
    kinds: ['fact', 'question', 'idea'],
    pointAt: 'Which sentence do you point at?',
    youPoint: (span) => `You point at: “${span}” Say something about it.`,
    otherPoints: (name, span) => `${name} points at: “${span}” What do you say to it?`,
  },
  zh: {
    yes: '能',
    no: '不能',
    nextSpeaker: '下一位谁发言？',
    splitWork: (parts) => `请把任务分成${parts}部分。`,
    whoDoes: (task) => `这件事谁来做：${task}？`,
    yourPart: (task) => `你负责：${task}。`,
    bringTogether: '请把各部分合在一起。',
    canYou: (task) => `这件事你自己能做吗：${task}？`,
    announce: (task) => `请宣布这项任务：${task}。`,
    bid: (task) => `这件事你做得多好，从0到10：${task}？`,
    award: (name, task) => `请把这项任务交给${name}：${task}。`,
    handOver: '你交给谁？',
    nobody: '谁也不交',
    toWhom: '你对谁说？',
    everybody: '大家',
    makeCase: '请陈述你的理由。',
    answerOther: '请回应对方。',
    answerOthers: '请回应其他各方。',
    lastWord: '请做最后陈词。',
    whoConvinced: '谁更有说服力？',
    whoConvincedMost: '谁最有说服力？',
    sayWhy: (chosen) => `你选了${chosen}。请说明理由。`,
    bestAnswer: '谁的回答最好？',
    chosenAnswer: (name) => `选中了${name}的回答。请概括一下。`,
    putTogether: '请把这些回答合成一个。',
    board: (entries) => `黑板上：\n${entries}`,
    canAdd: '你能补充新内容吗？',
    add: '请写一条。',
    kinds: ['事实', '问题', '想法'],
    pointAt: '你指哪一句？',
    youPoint: (span) => `你指着：“${span}”请就它说一句。`,
    otherPoints: (name, span) => `${name}指着：“${span}”你怎么说？`,
  },
};
