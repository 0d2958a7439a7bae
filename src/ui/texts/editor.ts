import type { Language, Sampling, Scenario, ScenarioProblem, ScenarioProblemCode, SimpleCondition } from '../../core';
import type { Words } from './words';

/** What the scenario editor says. */
export type EditorWords = {
  readonly undo: string;
  readonly redo: string;
  readonly keep: string;
  readonly keeping: Readonly<Record<'kept' | 'keeping' | 'not-kept' | 'nowhere', string>>;
  readonly nextRun: string;

  readonly title: string;
  readonly titleHint: string;
  readonly topic: string;
  readonly topicHint: string;
  readonly speak: string;
  readonly languageNames: Readonly<Record<Language, string>>;
  readonly lookFor: string;
  readonly about: string;
  readonly description: string;
  readonly lookForHint: string;

  readonly agents: string;
  readonly addAgent: string;
  readonly noAgents: string;
  readonly needsAttention: string;
  readonly noInstructions: string;
  readonly agentsFull: (most: number) => string;
  readonly unnamed: (number: number) => string;
  readonly name: string;
  readonly role: string;
  readonly roleHint: string;
  readonly instructions: string;
  readonly instructionsHint: string;
  readonly playedBy: string;
  readonly byModel: string;
  readonly byHuman: string;
  readonly humanHint: string;
  readonly byVisitor: string;
  readonly visitorHint: string;
  readonly temperature: string;
  readonly temperatureSlider: string;
  readonly steady: string;
  readonly surprising: string;
  readonly ownSampling: string;
  readonly sampling: Readonly<Record<keyof Sampling, string>>;
  readonly tools: string;
  readonly toolsHint: string;
  readonly approval: string;
  readonly approvalHint: string;
  readonly tryTool: string;
  readonly toolToTry: string;
  readonly tryIt: string;
  readonly emptyResult: string;
  readonly review: string;
  readonly reviewHint: string;
  readonly documents: string;
  readonly documentsHint: string;
  readonly documentTitle: string;
  readonly documentText: string;
  readonly addDocument: string;
  readonly removeDocument: (title: string) => string;
  readonly documentsFull: (most: number) => string;
  readonly duplicate: string;
  readonly remove: string;
  readonly moveUp: string;
  readonly moveDown: string;
  readonly movedTo: (name: string, place: number, of: number) => string;

  readonly takingTurns: string;
  readonly pattern: string;
  readonly nobody: string;
  readonly whoWithWhom: string;
  readonly reading: string;
  readonly view: string;
  readonly views: Readonly<Record<Scenario['view'], string>>;
  readonly viewHints: Readonly<Record<Scenario['view'], string>>;
  readonly longPrompts: string;
  readonly longPromptWays: Readonly<Record<Scenario['longPrompts'], string>>;
  readonly ends: string;
  readonly teams: string;
  readonly teamsHint: string;
  readonly addTeam: string;
  readonly removeTeam: string;
  readonly teamOf: (name: string) => string;
  readonly teamLeader: string;
  readonly teamMembers: string;
  readonly teamPattern: string;
  readonly endsWhen: string;
  readonly endsAny: string;
  readonly endsAll: string;
  readonly addEnd: string;
  readonly removeEnd: string;
  readonly endWhen: string;
  readonly endKinds: Readonly<Record<SimpleCondition['type'] | 'any' | 'all', string>>;
  readonly endCount: string;
  readonly endTimes: string;
  readonly endText: string;
  readonly endTool: string;
  readonly anyTool: string;
  readonly endJudge: string;
  readonly endQuestion: string;
  readonly endEvery: string;
  readonly limits: string;
  readonly turns: string;
  readonly tokensPerTurn: string;
  readonly tokensInAll: string;
  readonly noLimit: string;
  readonly agentTurns: string;
  readonly agentTokens: string;
  readonly agentBudget: string;
  readonly agentBudgetHint: string;
  readonly seed: string;
  readonly seedHint: string;
  readonly newSeed: string;

  readonly problems: Readonly<
    Record<ScenarioProblemCode, (details: NonNullable<ScenarioProblem['details']>) => string>
  >;
};

export const editorWords: Words<EditorWords> = {
  en: {
    undo: 'Undo',
    redo: 'Redo',
    keep: 'Keep',
    keeping: {
      kept: 'Kept in My scenarios',
      keeping: 'Keeping…',
      'not-kept': 'A change makes it yours',
      nowhere: 'This browser keeps nothing: share or save it',
    },
    nextRun: 'What you change here holds from the next pause on: when the run is resumed, or run again.',

    title: 'Title',
    titleHint: 'Give it a title',
    topic: 'Topic',
    topicHint: 'What is it about? Every agent reads this.',
    speak: 'Agents speak',
    languageNames: { en: 'English', zh: '中文' },
    lookFor: 'What to look for',
    about: 'About this scenario',
    description: 'Description',
    lookForHint: 'For people who watch. No agent reads it.',

    agents: 'Agents',
    addAgent: 'Add agent',
    noAgents: 'Nobody is here yet. Add an agent, and then one more for it to talk to.',
    needsAttention: 'needs attention',
    noInstructions: 'no instructions yet',
    agentsFull: (most) => `That is everybody: a scenario holds ${most} agents.`,
    unnamed: (number) => `Agent ${number}`,
    name: 'Name',
    role: 'Role',
    roleHint: 'What the others know it as',
    instructions: 'Instructions',
    instructionsHint: 'What only this agent is told: its aims, its manner, its secrets.',
    playedBy: 'Played by',
    byModel: 'a model',
    byHuman: 'a person',
    humanHint: 'When its turn comes, the conversation waits for what you write.',
    byVisitor: 'a visitor',
    visitorHint: 'Never has a turn; you speak for it whenever you want to cut in.',
    temperature: 'Temperature',
    temperatureSlider: 'From steady to surprising',
    steady: 'steady',
    surprising: 'surprising',
    tools: 'Tools',
    toolsHint: 'It may use these before it speaks, three times a turn at most.',
    approval: 'Ask me before each use',
    approvalHint: 'The run waits until you allow or refuse it.',
    tryTool: 'Try a tool yourself',
    toolToTry: 'Tool to try',
    tryIt: 'Try it',
    emptyResult: '(nothing came back)',
    review: 'I check what it says',
    reviewHint: 'Before the others hear it, you let it pass or correct it.',
    documents: 'Documents',
    documentsHint: 'What agents with the tool Search find passages in.',
    documentTitle: 'Title of the document',
    documentText: 'Text',
    addDocument: 'Add a document',
    removeDocument: (title) => `Remove ${title}`,
    documentsFull: (most) => `${most} documents are the most.`,
    ownSampling: 'Own sampling limits',
    sampling: {
      topP: 'Top-p (1: all)',
      topK: 'Top-k (0: all)',
      minP: 'Min-p (0: all)',
      repetitionPenalty: 'Repetition penalty',
    },
    duplicate: 'Duplicate',
    remove: 'Remove',
    moveUp: 'Move up',
    moveDown: 'Move down',
    movedTo: (name, place, of) => `${name} is now ${place} of ${of}.`,

    takingTurns: 'Taking turns',
    pattern: 'Pattern',
    nobody: 'Choose an agent',
    whoWithWhom: 'Who works with whom:',
    reading: 'What they read',
    view: 'Prompts',
    views: { private: 'one for each agent', shared: 'one for all' },
    viewHints: {
      private: 'Each agent has its own instructions and sees the others’ words as somebody else’s.',
      shared: 'All continue one transcript, so nothing is read twice; everybody reads everybody’s instructions.',
    },
    longPrompts: 'When a prompt gets too long',
    longPromptWays: { cut: 'leave out the oldest turns', summarise: 'sum up the oldest turns' },
    ends: 'Ends early',
    teams: 'Teams',
    teamsHint: 'Before its leader speaks, a team works by itself, in a way of its own.',
    addTeam: 'Add a team',
    removeTeam: 'Remove this team',
    teamOf: (name) => `${name}’s team`,
    teamLeader: 'Leader',
    teamMembers: 'Members',
    teamPattern: 'How the team works',
    endsWhen: 'When',
    endsAny: 'any of these is so',
    endsAll: 'all of these are so',
    addEnd: 'Add a condition',
    removeEnd: 'Remove this condition',
    endWhen: 'When',
    endKinds: {
      any: 'any of several',
      all: 'all of several',
      repeats: 'words are repeated',
      text: 'a message holds a text',
      tool: 'a tool was used',
      agreement: 'everybody says a text',
      judge: 'a judge says yes',
      turns: 'so many turns',
      tokens: 'so many tokens',
      seconds: 'so many seconds',
    },
    endCount: 'How many',
    endTimes: 'How many times',
    endText: 'Text',
    endTool: 'Tool',
    anyTool: 'any tool',
    endJudge: 'Who judges',
    endQuestion: 'Question to answer with yes or no',
    endEvery: 'Asked every … turns',
    limits: 'Limits',
    turns: 'Turns at most',
    tokensPerTurn: 'Tokens per turn',
    tokensInAll: 'Tokens in all',
    noLimit: 'no limit',
    agentTurns: 'Its turns at most',
    agentTokens: 'Its tokens at most',
    agentBudget: 'A budget of its own',
    agentBudgetHint: 'When it is used up and the agent would have a turn, the run ends and says so.',
    seed: 'Seed',
    seedHint: 'The same seed draws the same chances again.',
    newSeed: 'New seed',

    problems: {
      missing: () => 'This is empty. Fill it in to run.',
      'too-long': ({ longest }) =>
        longest === undefined ? 'This is too long.' : `This is too long: ${longest} characters at most.`,
      'out-of-range': ({ from, to }) => `Choose a number from ${from} to ${to}.`,
      'no-agents': () => 'A conversation needs somebody. Add an agent.',
      'name-taken': ({ name }) =>
        `Another agent or a tool is called ${name} too. Names tell speakers apart, so give each its own.`,
      'name-unfit': () =>
        'A name cannot hold a comma, a colon or a line break: prompts use them to tell speakers apart.',
      'pattern-unknown': ({ kind }) => `This page does not know the pattern “${kind}”. Choose another one.`,
      'model-unknown': ({ model }) =>
        model === '' ? 'Choose a model.' : `This page cannot run “${model}”. Choose another model.`,
      'needs-more-agents': ({ atLeast }) => `This pattern needs at least ${atLeast} agents. Add one more.`,
      'view-shared': () =>
        'This keeps things from some agents. In the shared view everybody reads everything: choose the private view.',
      'line-unclear': ({ line }) =>
        `Line ${line} is not clear. Write a name, a colon and the rest; names as the agents have them.`,
      'agent-unknown': () => 'Choose one of the agents.',
      'team-empty': () => 'Choose at least one member.',
      'team-twice': () => 'Nobody can be in two teams, nor lead two.',
      'team-circle': () => 'This team leads itself, through the others. Take somebody out.',
      'no-leader': () => 'Nobody leads in this pattern. Choose another way, or another pattern.',
      'team-endless': ({ to }) =>
        `A team has to come to an end before its leader can speak. Choose a number from 1 to ${to}.`,
      'start-missing': () => 'A drawing has exactly one start. Add it, or remove the others.',
      'end-missing': () => 'A drawing has at least one end. Add it.',
      'node-unreachable': () => 'Nothing leads here from the start. Draw a line to it, or remove it.',
      'agent-unused': ({ name }) => `${name} never has a turn. Add one that can be reached, or remove the agent.`,
      'way-missing': () => 'A way on is missing. Say where to go from here.',
      'ways-too-few': ({ atLeast }) => `At least ${atLeast} ways go out from here. Add another.`,
      'ways-too-many': ({ most }) => `Too many ways go out from here: ${most} at most. Remove some.`,
      'labels-same': () => 'Two answers are the same. Give each its own words.',
      'loop-endless': () => 'This loop has no end. Put a question or a condition in it with a way out.',
      'loop-silent': () => 'Nobody has a turn in this loop. Put one in it, or take it out.',
      'split-open': () =>
        'What begins here does not meet again. Lead every branch, and nothing else, into one join of its own.',
      'join-alone': () => 'No branches meet here. Lead all branches of one split into it, or remove it.',
      'agent-on-both-sides': ({ name }) =>
        `${name} cannot be in two branches at the same time. Give one of them to somebody else.`,
      'line-to-nowhere': () => 'A line leads to nothing. Remove it.',
      'tool-nobodys': () => 'No agent has this tool, so this never happens. Give it to one, or choose another.',
    },
  },
  zh: {
    undo: '撤销',
    redo: '重做',
    keep: '保存',
    keeping: {
      kept: '已存入“我的场景”',
      keeping: '正在保存…',
      'not-kept': '改动后自动存为你的',
      nowhere: '此浏览器无法保存，请分享或存成文件',
    },
    nextRun: '这里的改动在暂停后继续时生效，或从下一次运行起生效。',

    title: '标题',
    titleHint: '起个标题',
    topic: '话题',
    topicHint: '聊什么？每位智能体都会读到。',
    speak: '对话使用',
    languageNames: { en: 'English', zh: '中文' },
    lookFor: '看点',
    about: '关于这个场景',
    description: '简介',
    lookForHint: '写给观看的人，智能体读不到。',

    agents: '智能体',
    addAgent: '添加智能体',
    noAgents: '这里还没有人。先添加一位，再添一位与它交谈。',
    needsAttention: '有待修改',
    noInstructions: '尚无指示',
    agentsFull: (most) => `人已到齐：一个场景最多 ${most} 位。`,
    unnamed: (number) => `智能体 ${number}`,
    name: '名字',
    role: '角色',
    roleHint: '别人眼中的身份',
    instructions: '指示',
    instructionsHint: '只有它自己知道：目标、语气、秘密。',
    playedBy: '由谁扮演',
    byModel: '模型',
    byHuman: '真人',
    humanHint: '轮到它时，对话会停下来等你写。',
    byVisitor: '访客',
    visitorHint: '从不轮到它；你想插话时，随时替它说。',
    temperature: '温度',
    temperatureSlider: '从稳妥到出人意料',
    steady: '稳妥',
    surprising: '出人意料',
    tools: '工具',
    toolsHint: '发言之前可以使用这些工具，每轮最多三次。',
    approval: '每次使用前先问我',
    approvalHint: '运行会等你允许或拒绝。',
    tryTool: '自己试试工具',
    toolToTry: '要试的工具',
    tryIt: '试一试',
    emptyResult: '（没有返回内容）',
    review: '它的话由我过目',
    reviewHint: '别人听到之前，由你同意或修改。',
    documents: '资料',
    documentsHint: '有“搜索”工具的智能体在这里查找段落。',
    documentTitle: '资料标题',
    documentText: '正文',
    addDocument: '添加资料',
    removeDocument: (title) => `删除${title}`,
    documentsFull: (most) => `最多 ${most} 份资料。`,
    ownSampling: '自定抽词范围',
    sampling: {
      topP: 'Top-p（1：全部）',
      topK: 'Top-k（0：全部）',
      minP: 'Min-p（0：全部）',
      repetitionPenalty: '重复惩罚',
    },
    duplicate: '复制',
    remove: '移除',
    moveUp: '上移',
    moveDown: '下移',
    movedTo: (name, place, of) => `${name}现在排第 ${place} 位，共 ${of} 位。`,

    takingTurns: '发言次序',
    pattern: '模式',
    nobody: '请选一位',
    whoWithWhom: '谁和谁合作：',
    reading: '读到什么',
    view: '提示词',
    views: { private: '每位智能体各一份', shared: '大家共用一份' },
    viewHints: {
      private: '每位智能体只读自己的指示，别人的话都标着名字。',
      shared: '大家接着同一份记录往下写，什么都不用读第二遍；每个人的指示大家都能读到。',
    },
    longPrompts: '提示词太长时',
    longPromptWays: { cut: '略去最早的发言', summarise: '概括最早的发言' },
    ends: '提前结束',
    teams: '小组',
    teamsHint: '组长发言之前，小组先按自己的方式合作。',
    addTeam: '添加小组',
    removeTeam: '移除这个小组',
    teamOf: (name) => `${name}的小组`,
    teamLeader: '组长',
    teamMembers: '成员',
    teamPattern: '小组怎样合作',
    endsWhen: '当',
    endsAny: '其中任意一条成立',
    endsAll: '全部成立',
    addEnd: '添加条件',
    removeEnd: '移除这个条件',
    endWhen: '当',
    endKinds: {
      any: '几条中有一条成立',
      all: '几条全都成立',
      repeats: '有人重复自己的话',
      text: '某条消息包含一段文字',
      tool: '用过工具',
      agreement: '每个人都说了一段文字',
      judge: '评判者说是',
      turns: '发言达到次数',
      tokens: '写出的词元达到数量',
      seconds: '发言用时达到秒数',
    },
    endCount: '多少',
    endTimes: '同样的话说几次',
    endText: '文字',
    endTool: '工具',
    anyTool: '任何工具',
    endJudge: '由谁评判',
    endQuestion: '用“是”或“否”回答的问题',
    endEvery: '每几次发言问一次',
    limits: '限度',
    turns: '最多发言次数',
    tokensPerTurn: '每次最多词元',
    tokensInAll: '总共最多词元',
    noLimit: '不限',
    agentTurns: '最多发言次数',
    agentTokens: '最多词元',
    agentBudget: '单独的预算',
    agentBudgetHint: '预算用完后再轮到它时，运行就会结束并说明原因。',
    seed: '随机种子',
    seedHint: '种子相同，抽到的随机数也相同。',
    newSeed: '换一个种子',

    problems: {
      missing: () => '这里还空着，填好才能运行。',
      'too-long': ({ longest }) => (longest === undefined ? '太长了。' : `太长了：最多 ${longest} 个字符。`),
      'out-of-range': ({ from, to }) => `请填 ${from} 到 ${to} 之间的数。`,
      'no-agents': () => '对话总得有人参加。请添加智能体。',
      'name-taken': ({ name }) => `还有一位或一个工具也叫${name}。发言者靠名字区分，请各取其名。`,
      'name-unfit': () => '名字里不能有逗号、顿号、冒号或换行：提示词靠它们区分发言者。',
      'pattern-unknown': ({ kind }) => `本页没有“${kind}”这种模式，请另选一种。`,
      'model-unknown': ({ model }) => (model === '' ? '请选择模型。' : `本页无法运行“${model}”，请换一个模型。`),
      'needs-more-agents': ({ atLeast }) => `这种模式至少要 ${atLeast} 位智能体，请再添一位。`,
      'view-shared': () => '这会让部分智能体听不到一些话，而共享视角里人人都能看到一切：请改用私有视角。',
      'line-unclear': ({ line }) => `第 ${line} 行看不懂。请写名字、冒号和内容，名字要和智能体的一致。`,
      'agent-unknown': () => '请从智能体中选一位。',
      'team-empty': () => '请至少选一位成员。',
      'team-twice': () => '谁也不能同时在两个小组里，也不能带两个小组。',
      'team-circle': () => '绕了一圈，这个小组成了自己的上级。请去掉一位。',
      'no-leader': () => '这种模式没有主导者，请换一种接替方式，或换一种模式。',
      'team-endless': ({ to }) => `小组的讨论结束了，组长才能发言。请填 1 到 ${to} 之间的数。`,
      'start-missing': () => '一张图要有一个起点，也只能有一个。请添上，或移除多余的。',
      'end-missing': () => '一张图至少要有一个终点，请添上。',
      'node-unreachable': () => '从起点走不到这里。请连一条线过来，或移除它。',
      'agent-unused': ({ name }) => `${name}从没有机会发言。请添一次走得到的发言，或移除这位智能体。`,
      'way-missing': () => '少了一条去路。请指明接下来去哪里。',
      'ways-too-few': ({ atLeast }) => `从这里至少要有 ${atLeast} 条去路，请再添一条。`,
      'ways-too-many': ({ most }) => `从这里出去的路太多：最多 ${most} 条。请移除一些。`,
      'labels-same': () => '有两个选项一样。请各写各的。',
      'loop-endless': () => '这个循环没有出口。请在其中放一个有出路的提问或条件。',
      'loop-silent': () => '这个循环里没有人发言。请添一次发言，或拆掉循环。',
      'split-open': () => '从这里分出的路没有再会合。请让每条分支都通向同一个会合点，且没有别的线通向它。',
      'join-alone': () => '没有分支在这里会合。请把一个分叉的所有分支引到这里，或移除它。',
      'agent-on-both-sides': ({ name }) => `${name}不能同时在两条分支里。请把其中一处交给别人。`,
      'line-to-nowhere': () => '有一条线没有通向任何地方，请移除。',
      'tool-nobodys': () => '没有智能体有这个工具，所以永远不会发生。请给一位加上，或另选一种。',
    },
  },
};
