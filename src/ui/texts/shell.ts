import type { App, AppState } from '../../app';
import type { Words } from './words';

type Done = Extract<AppState['notices'][number], { type: 'done' }>['what'];
type Subject = App['builtIns'][number]['subject'];
type Theme = AppState['settings']['theme'];

/** What the frame, the gallery and the windows over the page say. */
export type ShellWords = {
  // The frame
  readonly pageTitle: string;
  readonly home: string;
  readonly skip: string;
  readonly language: string;
  theme(name: string): string;
  readonly themes: Readonly<Record<Theme, string>>;
  readonly shortcuts: string;
  readonly shortcutsHere: string;
  readonly shortcutsPlayground: string;
  readonly openShortcuts: string;
  readonly closeWindow: string;
  readonly privacy: string;
  readonly licence: string;
  readonly opening: string;
  readonly untitled: string;
  readonly loadingModel: string;
  readonly close: string;
  readonly reload: string;
  readonly toGallery: string;
  readonly forDevelopers: string;
  readonly dropToOpen: string;

  // Notices
  readonly undo: string;
  readonly dismiss: string;
  readonly done: Readonly<Record<Done, (name: string) => string>>;

  // Gallery
  readonly tagline: string;
  readonly explanation: string;
  readonly run: string;
  readonly openFirst: string;
  readonly runNote: string;
  readonly recorded: string;
  readonly turn: string;
  turns(count: number): string;
  agents(count: number): string;
  readonly scenarios: string;
  readonly subjects: Readonly<Record<Subject, string>>;
  readonly newScenario: string;
  readonly import: string;
  readonly myScenarios: string;
  readonly noScenarios: string;
  readonly noScenariosHint: string;
  readonly recentRuns: string;
  readonly noRuns: string;
  readonly noRunsHint: string;
  readonly onlyInMemory: string;
  readonly finished: string;
  readonly unfinished: string;
  deleteScenario(title: string): string;
  deleteRun(title: string): string;
  showAll(count: number): string;

  // Import
  readonly importTitle: string;
  readonly importHint: string;
  readonly ownBounds: string;
  readonly mostTurns: string;
  readonly mostTokens: string;
  readonly ownBoundsHint: string;
  readonly importLabel: string;
  readonly chooseFile: string;
  readonly open: string;

  // Share
  readonly share: string;
  readonly shareWhat: string;
  readonly shareScenario: string;
  readonly shareScenarioHint: string;
  readonly shareRun: string;
  shareRunHint(turns: string): string;
  readonly link: string;
  readonly makingLink: string;
  linkSize(characters: string): string;
  readonly copyLink: string;
  readonly copied: string;
  readonly saveAsFile: string;
  readonly sharePrivacy: string;
  readonly qr: string;
  readonly qrTooLong: string;

  // Consent
  consentTitle(models: number): string;
  readonly unknownSize: string;
  downloadedFrom(host: string): string;
  downloadTotal(size: string): string;
  readonly downloadedByBrowser: string;
  readonly downloadKept: string;
  readonly downloadKeptByBrowser: string;
  readonly download: string;
  readonly notNow: string;
};

export const shellWords: Words<ShellWords> = {
  en: {
    pageTitle: 'Colloquy: language models in conversation, in your browser',
    home: 'Colloquy, to the gallery',
    skip: 'Skip to the content',
    language: 'Language',
    theme: (name) => `Theme: ${name}`,
    themes: { system: 'like the system', light: 'light', dark: 'dark' },
    shortcuts: 'Keyboard shortcuts',
    shortcutsHere: 'Everywhere',
    shortcutsPlayground: 'In the playground',
    openShortcuts: 'Show this sheet',
    closeWindow: 'Close a window, put a tip away',
    privacy: 'Everything runs in your browser. What the agents say never leaves it.',
    licence: 'Free software, MIT licence.',
    opening: 'Opening …',
    untitled: 'Untitled',
    loadingModel: 'Loading model',
    close: 'Close',
    reload: 'Reload the page',
    toGallery: 'To the gallery',
    forDevelopers: 'For developers',
    dropToOpen: 'Drop the file to open it',

    undo: 'Undo',
    dismiss: 'Dismiss',
    done: {
      'link-copied': () => 'The link is copied.',
      'scenario-deleted': (name) => `Deleted the scenario “${name}”.`,
      'run-deleted': (name) => `Deleted a run of “${name}”.`,
      'agent-removed': (name) => `Removed ${name}.`,
      'scenario-kept': (name) => `Kept “${name}” under My scenarios.`,
      'file-saved': (name) => `Saved ${name}.`,
      imported: (name) => `Opened “${name}”.`,
      'limits-lowered': (name) =>
        `“${name}” asked for more turns or tokens than you allow, so its limits were lowered to yours.`,
    },

    tagline: 'Watch language models talk to each other, in your browser.',
    explanation:
      'Give each agent a role and let them begin. Every turn becomes a node in a graph that shows who heard what. You can stop, look back and fork at any turn.',
    run: 'Run',
    openFirst: 'Look at it first',
    runNote: 'No account, no key. The model comes with the page.',
    recorded: 'A recorded conversation',
    turn: 'Turn',
    turns: (count) => (count === 1 ? '1 turn' : `${count} turns`),
    agents: (count) => (count === 1 ? '1 agent' : `${count} agents`),
    scenarios: 'Scenarios',
    subjects: {
      debate: 'Debate',
      science: 'Science',
      story: 'Story',
      teaching: 'Teaching',
      market: 'Market',
      planning: 'Planning',
      service: 'Service',
      meeting: 'Meeting',
      teamwork: 'Teamwork',
    },
    newScenario: 'New scenario',
    import: 'Import',
    myScenarios: 'My scenarios',
    noScenarios: 'Nothing of your own yet',
    noScenariosHint: 'Change any scenario, and your version is kept here.',
    recentRuns: 'Recent runs',
    noRuns: 'No runs yet',
    noRunsHint: 'Every conversation you run is kept here: to read again, to go on with, to share.',
    onlyInMemory: 'This browser keeps nothing, so this list is gone when the tab is closed.',
    finished: 'finished',
    unfinished: 'can be resumed',
    deleteScenario: (title) => `Delete the scenario ${title}`,
    deleteRun: (title) => `Delete the run ${title}`,
    showAll: (count) => `Show all ${count}`,

    importTitle: 'Import',
    ownBounds: 'At most per run',
    mostTurns: 'Turns',
    mostTokens: 'Tokens',
    ownBoundsHint:
      'Whatever comes from a link or a file cannot ask for more. You can still raise it for a scenario yourself.',
    importHint: 'You can also drop a file anywhere on the page. Nothing runs until you say so.',
    importLabel: 'A link, or what stands in a file',
    chooseFile: 'Choose a file',
    open: 'Open',

    share: 'Share',
    shareWhat: 'What to share',
    shareScenario: 'Scenario',
    shareScenarioHint: 'The agents and their settings, to try out and change.',
    shareRun: 'Recorded run',
    shareRunHint: (turns) => `What was said, ${turns}. It replays at once, without a model.`,
    link: 'Link',
    makingLink: 'Making the link …',
    linkSize: (characters) => `${characters} characters`,
    copyLink: 'Copy link',
    copied: 'Copied',
    saveAsFile: 'Save as file',
    sharePrivacy: 'The link holds everything itself. Nothing is sent anywhere until you send it.',
    qr: 'The link as a QR code',
    qrTooLong: 'Too long for a QR code that a phone could read.',

    consentTitle: (models) => (models === 1 ? 'Download this model?' : `Download these ${models} models?`),
    unknownSize: 'size unknown',
    downloadedFrom: (host) => `from ${host}`,
    downloadedByBrowser: 'by the browser itself, from its maker',
    downloadTotal: (size) => `${size} in all`,
    downloadKept:
      'The files stay in this browser’s cache, so the next run needs no download. The prompts and answers stay in this page: nothing but the model’s address is sent.',
    downloadKeptByBrowser:
      'The browser keeps its model for all pages and may take several gigabytes for it. The prompts and answers stay on this device.',
    download: 'Download',
    notNow: 'Not now',
  },
  zh: {
    pageTitle: 'Colloquy：让几个语言模型在浏览器里交谈',
    home: 'Colloquy，回首页',
    skip: '跳到正文',
    language: '语言',
    theme: (name) => `外观：${name}`,
    themes: { system: '跟随系统', light: '浅色', dark: '深色' },
    shortcuts: '键盘快捷键',
    shortcutsHere: '随处可用',
    shortcutsPlayground: '在对话页',
    openShortcuts: '打开这张表',
    closeWindow: '关闭窗口，收起提示',
    privacy: '一切都在你的浏览器里运行，智能体说的话不会离开这里。',
    licence: '自由软件，MIT 许可。',
    opening: '正在打开……',
    untitled: '未命名',
    loadingModel: '正在加载模型',
    close: '关闭',
    reload: '刷新页面',
    toGallery: '回首页',
    forDevelopers: '供开发者查看',
    dropToOpen: '松手即可打开文件',

    undo: '撤销',
    dismiss: '知道了',
    done: {
      'link-copied': () => '链接已复制。',
      'scenario-deleted': (name) => `已删除场景“${name}”。`,
      'run-deleted': (name) => `已删除“${name}”的一次对话。`,
      'agent-removed': (name) => `已移除${name}。`,
      'scenario-kept': (name) => `“${name}”已存入“我的场景”。`,
      'file-saved': (name) => `已保存 ${name}。`,
      imported: (name) => `已打开“${name}”。`,
      'limits-lowered': (name) => `“${name}”要的发言次数或词元超过了你的上限，已降到你的上限。`,
    },

    tagline: '看几个语言模型，在你的浏览器里交谈。',
    explanation:
      '给每个智能体一个角色，让它们开口。每次发言都是图上的一个节点，谁听见了谁的话一目了然。随时可以停下、回看，或从任何一处另起一支。',
    run: '运行',
    openFirst: '先看看',
    runNote: '不用注册，不用密钥，模型随页面一起到。',
    recorded: '一段真实的对话记录',
    turn: '第',
    turns: (count) => `${count} 轮`,
    agents: (count) => `${count} 个智能体`,
    scenarios: '场景',
    subjects: {
      debate: '辩论',
      science: '科学',
      story: '故事',
      teaching: '教学',
      market: '集市',
      planning: '计划',
      service: '服务',
      meeting: '会议',
      teamwork: '协作',
    },
    newScenario: '新建场景',
    import: '导入',
    myScenarios: '我的场景',
    noScenarios: '这里还没有你自己的场景',
    noScenariosHint: '改动任何一个场景，你的版本就会留在这里。',
    recentRuns: '最近的对话',
    noRuns: '还没有对话',
    noRunsHint: '你运行过的每次对话都会留在这里，可以重读、接着进行，也可以分享。',
    onlyInMemory: '这个浏览器不保存任何东西，关掉标签页后列表就没有了。',
    finished: '已结束',
    unfinished: '可以继续',
    deleteScenario: (title) => `删除场景 ${title}`,
    deleteRun: (title) => `删除对话 ${title}`,
    showAll: (count) => `显示全部 ${count} 个`,

    importTitle: '导入',
    ownBounds: '每次运行最多',
    mostTurns: '发言次数',
    mostTokens: '词元',
    ownBoundsHint: '来自链接或文件的内容不能超过这个上限。打开之后，你仍可自己为场景提高。',
    importHint: '也可以把文件拖到页面的任何地方。在你点“运行”之前，什么也不会开始。',
    importLabel: '链接，或文件里的内容',
    chooseFile: '选择文件',
    open: '打开',

    share: '分享',
    shareWhat: '分享什么',
    shareScenario: '场景',
    shareScenarioHint: '智能体和各项设置，对方可以试用、可以改。',
    shareRun: '对话记录',
    shareRunHint: (turns) => `说过的话，共 ${turns}。打开就能重放，不需要模型。`,
    link: '链接',
    makingLink: '正在生成链接……',
    linkSize: (characters) => `${characters} 个字符`,
    copyLink: '复制链接',
    copied: '已复制',
    saveAsFile: '另存为文件',
    sharePrivacy: '内容全在链接里。在你发出之前，什么也不会传到别处。',
    qr: '链接的二维码',
    qrTooLong: '链接太长，做成二维码手机也认不出。',

    consentTitle: (models) => (models === 1 ? '下载这个模型吗？' : `下载这 ${models} 个模型吗？`),
    unknownSize: '大小未知',
    downloadedFrom: (host) => `来自 ${host}`,
    downloadedByBrowser: '由浏览器自己向其厂商下载',
    downloadTotal: (size) => `共 ${size}`,
    downloadKept: '文件会留在浏览器的缓存里，下次不用再下载。提示词和回答都留在本页，发出去的只有模型的地址。',
    downloadKeptByBrowser: '浏览器为所有网页保存这个模型，可能占用好几个 GB。提示词和回答都留在这台设备上。',
    download: '下载',
    notNow: '暂不',
  },
};
