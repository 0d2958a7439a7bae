import type { Pace } from '../../app';
import type { Words } from './words';

/** What is said about how a run goes on: its pace, and where it stands still by itself. */
export type ControlWords = {
  readonly title: string;
  readonly open: (breakpoints: number) => string;
  readonly close: string;
  readonly pace: string;
  readonly paces: Readonly<Record<Pace, string>>;
  readonly paceHint: string;
  readonly breakpoints: string;
  readonly breakpointsHint: string;
  readonly before: string;
  readonly text: string;
  readonly textHint: string;
  readonly failure: string;
  readonly failureHint: string;
  readonly clear: string;
  readonly stoppedBefore: (name: string) => string;
  readonly stoppedAtText: (text: string) => string;
  readonly stoppedAtFailure: string;

  readonly review: (name: string) => string;
  readonly waitingForReview: (name: string) => string;
  readonly say: string;
  readonly sayCorrected: string;
  readonly again: string;
  readonly reviewed: string;
  readonly corrected: string;
  readonly original: string;
  readonly saidLater: string;
  readonly next: string;
  readonly nextAsPlanned: string;
  readonly nextIs: (name: string) => string;
};

export const controlWords: Words<ControlWords> = {
  en: {
    title: 'How the run goes on',
    open: (breakpoints) =>
      breakpoints === 0
        ? 'Pace and breakpoints'
        : `Pace and breakpoints (${breakpoints} ${breakpoints === 1 ? 'breakpoint' : 'breakpoints'})`,
    close: 'Close',
    pace: 'Pace',
    paces: { fast: 'as fast as it goes', read: 'with time to read', aloud: 'with time to read aloud' },
    paceHint: 'After each message the run waits as long as reading it takes.',
    breakpoints: 'Breakpoints',
    breakpointsHint: 'The run pauses by itself, and you go on with Resume or Step.',
    before: 'Before a turn of',
    text: 'When a message contains',
    textHint: 'a word, or several',
    failure: 'When a turn fails',
    failureHint: 'before it is tried again',
    clear: 'Clear breakpoints',
    stoppedBefore: (name) => `breakpoint: before ${name}`,
    stoppedAtText: (text) => `breakpoint: “${text}” was said`,
    stoppedAtFailure: 'breakpoint: a turn failed',

    review: (name) => `${name} is about to say this. Change it if you like.`,
    waitingForReview: (name) => `Waiting for you: may ${name} say this?`,
    say: 'Say it',
    sayCorrected: 'Say it like this',
    again: 'Other words',
    reviewed: 'let pass by you',
    corrected: 'corrected by you',
    original: 'The model had said',
    saidLater: 'Will be said after this turn:',
    next: 'Who speaks next',
    nextAsPlanned: 'Next: as the pattern says',
    nextIs: (name) => `Next: ${name}, to everybody`,
  },
  zh: {
    title: '怎样往下进行',
    open: (breakpoints) => (breakpoints === 0 ? '节奏和断点' : `节奏和断点（${breakpoints} 个断点）`),
    close: '关闭',
    pace: '节奏',
    paces: { fast: '越快越好', read: '留出默读的时间', aloud: '留出朗读的时间' },
    paceHint: '每条消息之后，等到读得完再继续。',
    breakpoints: '断点',
    breakpointsHint: '到了断点会自动暂停，用“继续”或“单步”往下走。',
    before: '轮到谁发言之前',
    text: '有人说到',
    textHint: '一个或几个词',
    failure: '发言失败时',
    failureHint: '重试之前',
    clear: '清除断点',
    stoppedBefore: (name) => `断点：轮到${name}之前`,
    stoppedAtText: (text) => `断点：有人说到“${text}”`,
    stoppedAtFailure: '断点：有一次发言失败',

    review: (name) => `${name}要说下面的话，可以修改。`,
    waitingForReview: (name) => `等你决定：${name}可以这样说吗？`,
    say: '就这么说',
    sayCorrected: '照改后的说',
    again: '换个说法',
    reviewed: '经你同意',
    corrected: '经你修改',
    original: '模型原来说的是',
    saidLater: '这一轮之后会说：',
    next: '下一位由谁发言',
    nextAsPlanned: '下一位：按协作方式来',
    nextIs: (name) => `下一位：${name}，说给所有人听`,
  },
};
