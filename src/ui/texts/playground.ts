import type { Device, DeviceReason, EndCondition } from '../../core';
import type { Words } from './words';

/** What the playground says: the run and its control, the graph, the time slider and the transcript. */
export type PlaygroundWords = {
  readonly run: string;
  readonly pause: string;
  readonly resume: string;
  readonly step: string;
  readonly stepHint: string;
  readonly stop: string;
  readonly share: string;
  readonly takeOver: string;
  readonly forkFromHere: string;
  readonly runControl: string;
  readonly cancel: string;

  readonly ready: string;
  readonly notReady: (problems: number) => string;
  readonly running: string;
  readonly finishingTurn: string;
  readonly pausedAfter: (turn: number, of: number) => string;
  readonly pausedAtStart: string;
  readonly pausedIn: (turn: number, of: number) => string;
  readonly waitingFor: (name: string) => string;
  readonly finished: (turns: number) => string;
  readonly endedBy: Readonly<Record<EndCondition['type'], string>>;
  readonly usedUpBy: Readonly<Record<'turns-used-up' | 'tokens-used-up', (name: string) => string>>;
  readonly tokensUsedUp: string;
  readonly repeated: (name: string, times: number, text: string) => string;
  readonly repeatNext: string;
  readonly raiseTemperature: string;
  readonly dismissRepeat: string;
  readonly failedAt: (turn: number) => string;
  readonly recorded: (turns: number) => string;
  readonly lookingAt: (turn: number, of: number) => string;
  readonly turnOf: (turn: number, of: number) => string;
  readonly loadingModel: string;
  readonly downloading: string;
  readonly preparing: string;
  readonly bytesOf: (loaded: string, total: string) => string;
  readonly onDevice: Readonly<Record<Device, string>>;
  readonly computesOn: (model: string, device: Device) => string;
  readonly because: Readonly<Record<DeviceReason, string>>;
  readonly sentence: (says: string, because?: string) => string;
  readonly computesLocally: string;
  readonly untitled: string;

  readonly replayBanner: string;
  readonly replayHint: string;

  readonly hideScenario: string;
  readonly showScenario: string;
  readonly hideReading: string;
  readonly showReading: string;
  readonly reading: string;
  readonly parts: string;
  readonly scenario: string;
  readonly graph: string;
  readonly transcript: string;
  readonly inspector: string;
  readonly metrics: string;

  readonly turnName: (number: number, name: string) => string;
  readonly unnamed: (number: number) => string;
  readonly graphRegion: string;
  readonly graphHint: string;
  readonly emptyGraph: string;
  readonly firstTurnSoon: string;
  readonly emptyGraphHint: string;
  readonly noAgentsYet: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly follow: string;
  readonly minimap: string;
  readonly overview: string;
  readonly yourTurn: string;
  readonly thinking: string;
  readonly modelIsComing: string;
  /** What an agent used before it spoke. */
  readonly usedTools: string;
  readonly callRefused: string;
  readonly usingTools: string;
  readonly wantsTool: (name: string, tool: string) => string;
  readonly waitingForLeave: (name: string, tool: string) => string;
  readonly allow: string;
  readonly refuse: string;
  readonly emptyInput: string;
  readonly choosing: string;
  readonly answering: string;
  /** What an agent filled in, by the names that patterns ask for. */
  readonly answerFields: Readonly<Record<string, string>>;
  readonly oneALine: string;
  readonly onlyTo: (names: string) => string;
  readonly retried: string;
  readonly promptCut: string;
  readonly brokenOff: string;
  readonly failed: string;
  readonly stopped: string;

  readonly time: string;
  readonly beforeFirst: string;
  readonly playReplay: string;
  readonly pauseReplay: string;
  readonly speed: string;
  readonly toNow: string;

  readonly newMessages: string;
  readonly emptyTranscript: string;
  readonly emptyTranscriptHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyRefused: string;
  readonly tryAgain: string;
  readonly otherModel: string;
  readonly byYou: string;
  readonly speakAs: (name: string) => string;
  readonly speakHint: string;
  readonly send: string;
  readonly cutIn: string;
};

export const playgroundWords: Words<PlaygroundWords> = {
  en: {
    run: 'Run',
    pause: 'Pause',
    resume: 'Resume',
    step: 'Step',
    stepHint: 'One turn, then pause',
    stop: 'Stop',
    share: 'Share',
    takeOver: 'Take over live',
    forkFromHere: 'Fork from here',
    runControl: 'Run control',
    cancel: 'Cancel',

    ready: 'Ready to run',
    notReady: (problems) =>
      problems === 1 ? 'Not ready yet: one field needs you' : `Not ready yet: ${problems} fields need you`,
    running: 'Running',
    finishingTurn: 'finishing this turn',
    pausedAfter: (turn, of) => `Paused after turn ${turn} of ${of}`,
    pausedAtStart: 'Paused before the first turn',
    pausedIn: (turn, of) => `Paused in turn ${turn} of ${of}`,
    waitingFor: (name) => `Waiting for you, as ${name}`,
    finished: (turns) => (turns === 1 ? 'Finished after 1 turn' : `Finished after ${turns} turns`),
    endedBy: {
      any: 'as was set',
      all: 'all conditions met',
      turns: 'enough turns',
      tokens: 'enough tokens',
      seconds: 'time is up',
      text: 'the awaited words were said',
      tool: 'a tool was used',
      agreement: 'everybody agreed',
      judge: 'the judge said yes',
      repeats: 'somebody repeated themselves',
    },
    usedUpBy: {
      'turns-used-up': (name) => `${name} has no turns left`,
      'tokens-used-up': (name) => `${name} has no tokens left`,
    },
    tokensUsedUp: 'all tokens are used up',
    repeated: (name, times, text) => `${name} said the same ${times} times: “${text}”`,
    repeatNext: 'The talk may go in circles. Raise the temperature, cut in below, or stop.',
    raiseTemperature: 'Raise temperature',
    dismissRepeat: 'Put away',
    failedAt: (turn) => (turn === 1 ? 'The first turn failed' : `Turn ${turn} failed; everything before it is kept`),
    recorded: (turns) => (turns === 1 ? 'Recorded, 1 turn' : `Recorded, ${turns} turns`),
    lookingAt: (turn, of) => `Looking at turn ${turn} of ${of}`,
    turnOf: (turn, of) => `turn ${turn} of ${of}`,
    loadingModel: 'Loading model',
    downloading: 'downloading',
    preparing: 'preparing',
    bytesOf: (loaded, total) => `${loaded} of ${total}`,
    onDevice: {
      webgpu: 'on WebGPU, this device',
      wasm: 'on WASM, this device',
      cpu: 'on the CPU, this device',
      browser: 'in the browser’s own model',
      none: 'from a script',
    },
    computesOn: (model, device) =>
      ({
        webgpu: `${model} computes on this device’s GPU (WebGPU)`,
        wasm: `${model} computes on this device’s processor (WASM)`,
        cpu: `${model} computes on this device’s processor`,
        browser: `${model} computes on this device, in the browser`,
        none: `${model} follows a script and computes nothing`,
      })[device],
    because: {
      'gpu-faster': 'measured to be the faster way',
      'fast-enough': 'measured to be fast enough here',
      'no-webgpu': 'this browser has no WebGPU',
      'no-adapter': 'this browser gave the page no GPU',
      'software-adapter': 'the GPU here is only emulated',
      'gpu-slower': 'measured to be faster than the GPU here',
      'gpu-failed': 'the GPU did not compute correctly',
      'only-choice': 'it is made for that',
      'asked-for': 'as you chose',
    },
    sentence: (says, because) => (because === undefined ? `${says}.` : `${says}: ${because}.`),
    untitled: 'Untitled',
    computesLocally: 'Everything is computed on this device. Nothing is sent anywhere.',

    replayBanner: 'A recorded run. Nothing is being computed.',
    replayHint: 'Play it, or go on from any turn with a live model.',

    hideScenario: 'Hide the scenario',
    showScenario: 'Show the scenario',
    hideReading: 'Hide the transcript',
    showReading: 'Show the transcript',
    reading: 'Reading',
    parts: 'Parts of the page',
    scenario: 'Scenario',
    graph: 'Graph',
    transcript: 'Transcript',
    inspector: 'Inspector',
    metrics: 'Metrics',

    turnName: (number, name) => `Turn ${number}, ${name}`,
    unnamed: (number) => `Agent ${number}`,
    graphRegion: 'Conversation graph',
    graphHint: 'Arrow keys move between turns, Enter opens the inspector, Escape clears.',
    emptyGraph: 'Press Run, and the conversation will grow here',
    firstTurnSoon: 'The first turn will stand here',
    emptyGraphHint: 'Each turn stands in its speaker’s lane. A line leads from what was said to the turn that read it.',
    noAgentsYet: 'Add an agent, and its lane will be here.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show everything',
    follow: 'Follow',
    minimap: 'Overview of the conversation',
    overview: 'Overview',
    yourTurn: 'Your turn',
    thinking: 'reading the prompt',
    modelIsComing: 'waiting for the model',
    usedTools: 'Tools used',
    callRefused: 'not allowed',
    usingTools: 'waiting for your leave',
    wantsTool: (name, tool) => `${name} wants to use ${tool}:`,
    waitingForLeave: (name, tool) => `Waiting for you: may ${name} use ${tool}?`,
    allow: 'Allow',
    refuse: 'Refuse',
    emptyInput: '(nothing)',
    choosing: 'choosing',
    answering: 'Filling in …',
    answerFields: { bid: 'bid', kind: 'kind', entry: 'entry', parts: 'parts' },
    oneALine: 'One on each line.',
    onlyTo: (names) => `only to ${names}`,
    retried: 'retried',
    promptCut: 'prompt cut',
    brokenOff: 'broken off',
    failed: 'failed',
    stopped: 'stopped',

    time: 'Time',
    beforeFirst: 'Before the first turn',
    playReplay: 'Play replay',
    pauseReplay: 'Pause replay',
    speed: 'Speed',
    toNow: 'Back to now',

    newMessages: 'New messages',
    emptyTranscript: 'Nothing has been said yet',
    emptyTranscriptHint: 'What the agents say will stand here, word by word.',
    copy: 'Copy',
    copied: 'Copied',
    copyRefused: 'The browser did not allow it',
    tryAgain: 'Try again',
    otherModel: 'Choose another model',
    byYou: 'by you',
    speakAs: (name) => `What does ${name} say?`,
    speakHint: 'Enter sends, Shift + Enter starts a new line.',
    send: 'Send',
    cutIn: 'Cut in as a visitor',
  },
  zh: {
    run: '运行',
    pause: '暂停',
    resume: '继续',
    step: '单步',
    stepHint: '只进行一次发言，然后暂停',
    stop: '停止',
    share: '分享',
    takeOver: '接手继续',
    forkFromHere: '从这里分叉',
    runControl: '运行控制',
    cancel: '取消',

    ready: '可以运行',
    notReady: (problems) => `还不能运行：有 ${problems} 处需要填好`,
    running: '运行中',
    finishingTurn: '说完这一句就停',
    pausedAfter: (turn, of) => `已暂停，说到第 ${turn} 次发言，共 ${of} 次`,
    pausedAtStart: '已暂停，尚未有人发言',
    pausedIn: (turn, of) => `暂停在第 ${turn}/${of} 次发言中`,
    waitingFor: (name) => `轮到你了，请以${name}的身份发言`,
    finished: (turns) => `已结束，共 ${turns} 次发言`,
    endedBy: {
      any: '符合设定',
      all: '条件全部满足',
      turns: '次数够了',
      tokens: '词元够了',
      seconds: '时间到了',
      text: '说出了等待的话',
      tool: '用过工具了',
      agreement: '大家意见一致',
      judge: '评判者说是',
      repeats: '有人重复自己的话',
    },
    usedUpBy: {
      'turns-used-up': (name) => `${name}的发言次数用完了`,
      'tokens-used-up': (name) => `${name}的词元用完了`,
    },
    tokensUsedUp: '词元用完了',
    repeated: (name, times, text) => `${name}把同样的话说了 ${times} 次：“${text}”`,
    repeatNext: '对话可能在绕圈子。可以提高温度，在下面插一句，或者停止。',
    raiseTemperature: '提高温度',
    dismissRepeat: '收起',
    failedAt: (turn) => (turn === 1 ? '第一次发言没有成功' : `第 ${turn} 次发言没有成功，此前的内容都在`),
    recorded: (turns) => `录制的对话，共 ${turns} 次发言`,
    lookingAt: (turn, of) => `正在看第 ${turn} 次发言，共 ${of} 次`,
    turnOf: (turn, of) => `第 ${turn}/${of} 次发言`,
    loadingModel: '正在加载模型',
    downloading: '下载中',
    preparing: '准备中',
    bytesOf: (loaded, total) => `${loaded} / ${total}`,
    onDevice: {
      webgpu: '本机 WebGPU',
      wasm: '本机 WASM',
      cpu: '本机处理器',
      browser: '浏览器自带的模型',
      none: '按脚本',
    },
    computesOn: (model, device) =>
      ({
        webgpu: `${model} 在本机显卡（WebGPU）上计算`,
        wasm: `${model} 在本机处理器（WASM）上计算`,
        cpu: `${model} 在本机处理器上计算`,
        browser: `${model} 由浏览器在本机计算`,
        none: `${model} 照着脚本说话，不做计算`,
      })[device],
    because: {
      'gpu-faster': '实测这样更快',
      'fast-enough': '实测这样已经够快',
      'no-webgpu': '这个浏览器没有 WebGPU',
      'no-adapter': '浏览器没有把显卡交给本页',
      'software-adapter': '这里的显卡只是软件模拟的',
      'gpu-slower': '实测比用显卡更快',
      'gpu-failed': '显卡算得不对',
      'only-choice': '它只能这样运行',
      'asked-for': '这是你的选择',
    },
    sentence: (says, because) => (because === undefined ? `${says}。` : `${says}：${because}。`),
    untitled: '未命名',
    computesLocally: '一切都在本机计算，什么也不会发送出去。',

    replayBanner: '这是录制的对话，没有任何计算在进行。',
    replayHint: '可以播放，也可以从任何一次发言起，用模型接着往下谈。',

    hideScenario: '收起场景',
    showScenario: '展开场景',
    hideReading: '收起记录',
    showReading: '展开记录',
    reading: '阅读',
    parts: '页面各部分',
    scenario: '场景',
    graph: '对话图',
    transcript: '记录',
    inspector: '检视',
    metrics: '统计',

    turnName: (number, name) => `第 ${number} 次发言，${name}`,
    unnamed: (number) => `智能体 ${number}`,
    graphRegion: '对话图',
    graphHint: '方向键在发言之间移动，回车打开检视，Esc 取消选择。',
    emptyGraph: '点“运行”，对话就会在这里生长',
    firstTurnSoon: '第一次发言就会出现在这里',
    emptyGraphHint: '每次发言都在发言者自己的泳道里；一条线从说过的话，连到读了它的那次发言。',
    noAgentsYet: '添加智能体之后，这里会有它的泳道。',
    zoomIn: '放大',
    zoomOut: '缩小',
    fit: '显示全部',
    follow: '跟随',
    minimap: '对话总览',
    overview: '总览',
    yourTurn: '轮到你了',
    thinking: '正在读提示词',
    modelIsComing: '正在等模型',
    usedTools: '用过的工具',
    callRefused: '未获允许',
    usingTools: '等你允许',
    wantsTool: (name, tool) => `${name}想用${tool}：`,
    waitingForLeave: (name, tool) => `等你决定：${name}可以用${tool}吗？`,
    allow: '允许',
    refuse: '拒绝',
    emptyInput: '（空）',
    choosing: '正在选择',
    answering: '正在填写……',
    answerFields: { bid: '投标', kind: '类别', entry: '条目', parts: '各部分' },
    oneALine: '每行一个。',
    onlyTo: (names) => `只对${names}说`,
    retried: '重试过',
    promptCut: '提示词有删减',
    brokenOff: '没说完',
    failed: '没有成功',
    stopped: '已停下',

    time: '时间',
    beforeFirst: '第一次发言之前',
    playReplay: '播放回放',
    pauseReplay: '暂停回放',
    speed: '速度',
    toNow: '回到最新',

    newMessages: '有新的发言',
    emptyTranscript: '还没有人说话',
    emptyTranscriptHint: '智能体说的话，会一字一句出现在这里。',
    copy: '复制',
    copied: '已复制',
    copyRefused: '浏览器没有允许',
    tryAgain: '再试一次',
    otherModel: '换一个模型',
    byYou: '由你所写',
    speakAs: (name) => `${name}会说什么？`,
    speakHint: '回车发送，Shift + 回车换行。',
    send: '发送',
    cutIn: '以访客身份插一句',
  },
};
