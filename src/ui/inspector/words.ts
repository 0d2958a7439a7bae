import type { CacheUse, Device, Language } from '../../core';
import type { PromptSource } from '../../projections';
import type { ReadMessage } from './reading';

export type InspectorWords = {
  readonly inspector: string;
  readonly nothing: string;
  readonly nothingHint: string;
  readonly notYet: string;
  readonly notYetHint: string;
  readonly turn: (number: number, name: string) => string;
  readonly forkFromHere: string;
  readonly forkHint: string;

  readonly perceive: string;
  readonly decide: string;
  readonly act: string;
  readonly readBy: (name: string) => string;
  readonly couldRead: (name: string) => string;
  readonly turnsToRead: (count: number) => string;
  readonly decided: string;
  readonly did: (name: string) => string;
  readonly jump: string;

  readonly roles: Readonly<Record<ReadMessage['role'], string>>;
  readonly sources: Readonly<Record<Exclude<PromptSource['type'], 'turn'>, string>>;
  readonly cut: string;
  readonly copy: string;
  readonly noPrompt: string;
  readonly nothingHeard: string;

  readonly human: string;
  readonly humanTime: string;
  readonly writing: string;
  readonly beingWritten: string;
  readonly failed: string;
  readonly failedShort: string;
  readonly failedBefore: string;
  readonly attempts: (count: number) => string;
  readonly model: string;
  readonly device: string;
  readonly devices: Readonly<Record<Device, string>>;
  readonly temperature: string;
  readonly greedy: string;
  readonly prompt: string;
  readonly cache: string;
  readonly cacheUses: Readonly<Record<CacheUse, string>>;
  readonly standIn: string;
  readonly promptSplit: (prefilled: string, cached: string) => string;
  readonly written: string;
  readonly firstToken: string;
  readonly speed: string;
  readonly time: string;
  readonly ended: string;
  readonly endings: Readonly<Record<'stop' | 'length', string>>;

  readonly scoring: ScoringWords;
  readonly decoding: DecodingWords;

  /** The questions for a tool, before what the turn is for. */
  readonly toolSteps: string;
  readonly toolStep: (number: number) => string;
  readonly stepWithoutTool: (number: number) => string;
  readonly toolPrompt: string;
  readonly besides: string;
  readonly choseShort: (option: string) => string;
  readonly answered: string;
  readonly choiceUnheard: string;
  readonly nothingSaid: string;
  readonly partial: string;
  readonly reached: string;
  readonly reachedNobody: string;
  readonly reachedCount: (count: number) => string;
};

export type ScoringWords = {
  readonly show: string;
  readonly hint: string;
  readonly working: string;
  readonly cancel: string;
  readonly notLoaded: string;
  readonly unsupported: string;
  readonly tokens: string;
  readonly legend: string;
  readonly perplexity: (value: string) => string;
  readonly token: (text: string, share: string) => string;
  readonly rank: (rank: number) => string;
  readonly insteadOf: string;
  readonly end: string;
  readonly partOfCharacter: string;
};

/** Greedy decoding, sampling and beam search side by side. */
export type DecodingWords = {
  readonly show: string;
  readonly hint: string;
  readonly about: string;
  readonly strategy: string;
  readonly says: string;
  readonly said: string;
  readonly greedy: string;
  readonly sample: (temperature: string) => string;
  readonly beam: (width: string) => string;
  readonly perplexity: (value: string) => string;
  readonly waiting: string;
  readonly again: string;
};

export const inspectorWords: Readonly<Record<Language, InspectorWords>> = {
  en: {
    inspector: 'Inspector',
    nothing: 'Nothing selected',
    nothingHint: 'Select a turn, and see what its agent read, how its words came about, and whom they reached.',
    notYet: 'Not said yet',
    notYetHint: 'The selected turn comes later than the moment you are looking at.',
    turn: (number, name) => `Turn ${number}, ${name}`,
    forkFromHere: 'Fork from here',
    forkHint: 'A new run that shares everything up to this turn; this one stays as it is.',

    perceive: 'Perceive',
    decide: 'Decide',
    act: 'Act',
    readBy: (name) => `What ${name} read, word for word`,
    couldRead: (name) => `What ${name} could read`,
    turnsToRead: (count) => (count === 1 ? '1 turn' : `${count} turns`),
    decided: 'How it came about',
    did: (name) => `What ${name} did, and who had it before them`,
    jump: 'Parts of this turn',

    roles: { system: 'System', user: 'User', assistant: 'Assistant' },
    sources: {
      identity: 'who it is',
      instructions: 'instructions',
      others: 'who else is here',
      topic: 'topic',
      people: 'who is here',
      manner: 'manner',
      cue: 'cue',
      summary: 'summary of what was left out',
      tools: 'tools',
      call: 'tool',
    },
    cut: 'Left out, because the prompt was too long:',
    copy: 'Copy prompt',
    noPrompt: 'A person took this turn, so no model was given a prompt. These turns were there to be read:',
    nothingHeard: 'Nothing had been said yet.',

    human: 'A person wrote this.',
    humanTime: 'Time taken',
    writing: 'Still being written. Numbers come when the turn is finished.',
    beingWritten: 'being written',
    failed: 'This turn could not be taken.',
    failedShort: 'failed',
    failedBefore: 'An earlier attempt failed.',
    attempts: (count) => (count === 1 ? '1 attempt' : `${count} attempts`),
    model: 'Model',
    device: 'Computed on',
    devices: {
      webgpu: 'graphics card (WebGPU)',
      wasm: 'processor (WASM)',
      cpu: 'processor',
      browser: 'this device, by the browser, which does not say where',
      none: 'nothing: a script',
    },
    temperature: 'Temperature',
    greedy: '0, always the likeliest word',
    prompt: 'Prompt',
    promptSplit: (prefilled, cached) => `${prefilled} computed, ${cached} from cache`,
    cache: 'Cache',
    cacheUses: {
      reused: 'reused: only what is new was read',
      fresh: 'fresh: there was none yet',
      'reset-other-conversation': 'reset, because the prompt goes on elsewhere',
      'reset-other-words': 'reset, because an earlier message differs',
      'reset-cut-answer': 'reset, because the last answer was cut off',
      'reset-stopped-answer': 'reset, because the last answer was stopped',
      'reset-constrained': 'reset for a choice',
      'reset-lost': 'reset, because the model was loaded anew',
    },
    standIn: 'second model, because the first one failed',
    written: 'Written',
    firstToken: 'First token after',
    speed: 'Speed',
    time: 'Time in all',
    ended: 'Ended',
    endings: { stop: 'of its own accord', length: 'cut off: its tokens for the turn were used up' },

    scoring: {
      show: 'Show token probabilities',
      hint: 'The model reads this turn once more and says how likely each token was. Nothing in the run changes.',
      working: 'Reading …',
      cancel: 'Cancel',
      notLoaded: 'Token probabilities can be shown once this model is loaded in this page: run something with it.',
      unsupported: 'This engine does not tell probabilities of words that are already written.',
      tokens: 'The tokens of this turn; arrow keys move between them',
      legend: 'The stronger the colour, the less the model expected the token.',
      perplexity: (value) => `Perplexity ${value}: on average as unsure as between ${value} equally likely tokens.`,
      token: (text, share) => `${text}, ${share}`,
      rank: (rank) => (rank === 1 ? 'the likeliest token here' : `number ${rank} in likelihood here`),
      insteadOf: 'What it might have written here',
      end: 'end of the turn',
      partOfCharacter: 'part of a character',
    },
    decoding: {
      show: 'Compare decoding strategies',
      hint: 'The same prompt, answered again in other ways. Nothing in the run changes.',
      about:
        'One prompt, the same probabilities: greedy takes the likeliest token each time, sampling draws, beam search looks for the likeliest whole answer.',
      strategy: 'Strategy',
      says: 'Answer',
      said: 'As it was said',
      greedy: 'Greedy',
      sample: (temperature) => `Sampling at ${temperature}`,
      beam: (width) => `Beam search, ${width} beams`,
      perplexity: (value) => `perplexity ${value}`,
      waiting: 'decoding …',
      again: 'Draw again',
    },

    toolSteps: 'Before that it was asked which tool to use:',
    toolStep: (number) => `Step ${number}`,
    stepWithoutTool: (number) => `Step ${number}: no tool, or one it had just used`,
    toolPrompt: 'The prompt of this step',
    besides: 'Tool questions',
    choseShort: (option) => `chose ${option}`,
    answered: 'filled in',
    choiceUnheard: 'This was not said aloud, so it is in no prompt.',
    nothingSaid: 'Nothing was said.',
    partial: 'Said until it failed, and not part of the conversation:',
    reached: 'In the prompt of',
    reachedNobody: 'No turn has had this in its prompt so far.',
    reachedCount: (count) =>
      count === 0 ? 'reached no turn' : count === 1 ? 'reached 1 turn' : `reached ${count} turns`,
  },
  zh: {
    inspector: '检视',
    nothing: '尚未选择发言',
    nothingHint: '选中一次发言，就能看到它读到了什么、话是怎么来的、又传给了谁。',
    notYet: '还没说到这里',
    notYetHint: '选中的发言在你正在看的时刻之后。',
    turn: (number, name) => `第 ${number} 次发言，${name}`,
    forkFromHere: '从这里分叉',
    forkHint: '新开一次运行，到此为止的内容相同；原来的保持不变。',

    perceive: '感知',
    decide: '决定',
    act: '行动',
    readBy: (name) => `${name}读到的原文，一字不差`,
    couldRead: (name) => `${name}当时能读到的`,
    turnsToRead: (count) => `${count} 次发言`,
    decided: '是怎么来的',
    did: (name) => `${name}做了什么，又传给了谁`,
    jump: '这次发言的各部分',

    roles: { system: '系统', user: '用户', assistant: '助手' },
    sources: {
      identity: '身份',
      instructions: '指示',
      others: '同场',
      topic: '话题',
      people: '在场的人',
      manner: '方式',
      cue: '提示',
      summary: '未放入部分的概要',
      tools: '工具',
      call: '工具',
    },
    cut: '提示词太长，以下发言未放入：',
    copy: '复制提示词',
    noPrompt: '这次由真人发言，没有给模型的提示词。当时能看到的发言：',
    nothingHeard: '那时还没有人说话。',

    human: '这是真人写的。',
    humanTime: '用时',
    writing: '正在写。写完后这里会有数字。',
    beingWritten: '正在写',
    failed: '这次发言没有成功。',
    failedShort: '未成功',
    failedBefore: '之前有一次没有成功。',
    attempts: (count) => `试了 ${count} 次`,
    model: '模型',
    device: '计算于',
    devices: {
      webgpu: '显卡（WebGPU）',
      wasm: '处理器（WASM）',
      cpu: '处理器',
      browser: '本机，由浏览器计算（它不说在哪里算）',
      none: '无：照稿宣读',
    },
    temperature: '温度',
    greedy: '0，总取最可能的词',
    prompt: '提示词',
    promptSplit: (prefilled, cached) => `新算 ${prefilled}，取自缓存 ${cached}`,
    cache: '缓存',
    cacheUses: {
      reused: '已复用：只读了新的部分',
      fresh: '新建：此前没有缓存',
      'reset-other-conversation': '已重置：提示词接在别处',
      'reset-other-words': '已重置：之前的消息有变动',
      'reset-cut-answer': '已重置：上次回答被截断',
      'reset-stopped-answer': '已重置：上次回答被停止',
      'reset-constrained': '为做选择而重置',
      'reset-lost': '已重置：模型重新加载过',
    },
    standIn: '备用模型，因为主模型失败了',
    written: '写出',
    firstToken: '首个词元',
    speed: '速度',
    time: '总用时',
    ended: '结束',
    endings: { stop: '自己说完', length: '被截断：这次发言的词元用完了' },

    scoring: {
      show: '显示词元概率',
      hint: '模型把这次发言再读一遍，说出每个词元有多大可能。运行记录不会改变。',
      working: '正在读……',
      cancel: '取消',
      notLoaded: '先在本页用这个模型运行一次，加载后就能显示词元概率。',
      unsupported: '这个引擎无法给出已写好的词的概率。',
      tokens: '这次发言的词元；用方向键移动',
      legend: '颜色越深，模型越没料到这个词元。',
      perplexity: (value) => `困惑度 ${value}：平均来说，就像在 ${value} 个同样可能的词元里拿不定主意。`,
      token: (text, share) => `${text}，${share}`,
      rank: (rank) => (rank === 1 ? '这里最可能的词元' : `在这里的可能性排第 ${rank}`),
      insteadOf: '这里原本还可能写',
      end: '发言结束',
      partOfCharacter: '半个字',
    },
    decoding: {
      show: '比较解码策略',
      hint: '同一个提示词，用别的方式再答一次。运行记录不会改变。',
      about: '提示词相同，概率也相同：贪心每次取最可能的词元，采样靠抽签，束搜索则找整体最可能的回答。',
      strategy: '策略',
      says: '回答',
      said: '当时说的',
      greedy: '贪心',
      sample: (temperature) => `采样，温度 ${temperature}`,
      beam: (width) => `束搜索，${width} 束`,
      perplexity: (value) => `困惑度 ${value}`,
      waiting: '正在解码……',
      again: '重新抽签',
    },

    toolSteps: '在此之前先问它要用什么工具：',
    toolStep: (number) => `第 ${number} 步`,
    stepWithoutTool: (number) => `第 ${number} 步：不用工具，或是刚用过的`,
    toolPrompt: '这一步的提示词',
    besides: '询问工具',
    choseShort: (option) => `选了${option}`,
    answered: '已填写',
    choiceUnheard: '这没有说出口，所以不会出现在任何提示词里。',
    nothingSaid: '什么也没说。',
    partial: '失败前说出的部分，不算在对话里：',
    reached: '出现在这些发言的提示词里',
    reachedNobody: '目前还没有哪次发言读到它。',
    reachedCount: (count) => (count === 0 ? '还没传到谁' : `传到 ${count} 次发言`),
  },
};
