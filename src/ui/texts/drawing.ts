import type { DrawnNodeType, DrawnRule } from '../../core';
import type { Words } from './words';

/** What the editor of a drawn flow says. */
export type DrawingWords = {
  readonly title: string;
  readonly open: string;
  readonly close: string;
  readonly sound: string;
  readonly problems: (count: number) => string;
  readonly canvas: string;
  readonly tidy: string;
  readonly fit: string;
  readonly undo: string;
  readonly redo: string;
  readonly add: string;
  readonly addLine: string;
  readonly full: (most: number) => string;
  readonly hint: string;
  readonly types: Readonly<Record<DrawnNodeType, string>>;
  readonly typeHints: Readonly<Record<DrawnNodeType, string>>;
  readonly speaks: (name: string) => string;
  readonly asks: (name: string) => string;
  readonly somebody: string;
  readonly agent: string;
  readonly brief: string;
  readonly briefHint: string;
  readonly question: string;
  readonly newQuestion: string;
  readonly answer: (number: number) => string;
  readonly rule: string;
  readonly rules: Readonly<Record<DrawnRule['type'], string>>;
  readonly ruleText: string;
  readonly ruleCount: string;
  readonly ruleSentence: (rule: DrawnRule) => string;
  readonly yes: string;
  readonly no: string;
  readonly goTo: string;
  readonly thenIf: (label: string) => string;
  readonly optionLabel: (number: number) => string;
  readonly nowhere: string;
  readonly addWay: string;
  readonly removeWay: string;
  readonly remove: string;
  readonly added: (name: string) => string;
  readonly nodeHelp: string;
  readonly moved: string;
};

export const drawingWords: Words<DrawingWords> = {
  en: {
    title: 'Drawing',
    open: 'Edit the drawing',
    close: 'Close the drawing',
    sound: 'Nothing is wrong with the drawing.',
    problems: (count) => (count === 1 ? 'One thing to mend:' : `${count} things to mend:`),
    canvas: 'The drawing',
    tidy: 'Tidy up',
    fit: 'Show all',
    undo: 'Undo',
    redo: 'Redo',
    add: 'Add',
    addLine: 'Draw a line from the dot below a node to another node, or choose where to go among its fields.',
    full: (most) => `A drawing holds ${most} nodes.`,
    hint: 'Choose a node to change it. A new one is put after the node that is chosen.',
    types: {
      start: 'Start',
      turn: 'Turn',
      question: 'Question',
      condition: 'Condition',
      split: 'Side by side',
      join: 'Join',
      end: 'End',
    },
    typeHints: {
      start: 'The flow begins here.',
      turn: 'An agent says something.',
      question: 'An agent chooses one of the answers; the flow goes on along it.',
      condition: 'A rule decides; no model is asked.',
      split: 'All that goes out from here is done at the same time, until it meets in a join.',
      join: 'Goes on when all branches have arrived.',
      end: 'The flow ends here.',
    },
    speaks: (name) => `${name} speaks`,
    asks: (name) => `${name} chooses`,
    somebody: 'Somebody',
    agent: 'Agent',
    brief: 'What to do',
    briefHint: 'Left empty, the agent simply goes on.',
    question: 'Question',
    newQuestion: 'Can you add something new?',
    answer: (number) => ['yes', 'no'][number - 1] ?? `answer ${number}`,
    rule: 'If',
    rules: {
      says: 'the last message holds a text',
      passed: 'the flow comes by here so often',
      turns: 'so many turns were taken',
    },
    ruleText: 'Text',
    ruleCount: 'How often',
    ruleSentence: (rule) => {
      if (rule.type === 'says') return `last message holds “${rule.text}”`;
      if (rule.type === 'passed') return rule.times === 1 ? 'passed once' : `passed ${rule.times} times`;
      return `${rule.count} turns taken`;
    },
    yes: 'yes',
    no: 'no',
    goTo: 'Then go to',
    thenIf: (label) => `If “${label}”, go to`,
    optionLabel: (number) => `Answer ${number}`,
    nowhere: 'Choose a node',
    addWay: 'Add a way',
    removeWay: 'Remove this way',
    remove: 'Remove this node',
    added: (name) => `Added: ${name}.`,
    nodeHelp: 'Press Enter to choose it. Once chosen, arrow keys move it and Delete removes it.',
    moved: 'Moved.',
  },
  zh: {
    title: '自绘流程',
    open: '编辑流程图',
    close: '关闭流程图',
    sound: '这张图没有问题。',
    problems: (count) => `有 ${count} 处要改：`,
    canvas: '流程图',
    tidy: '整理',
    fit: '显示全部',
    undo: '撤销',
    redo: '重做',
    add: '添加',
    addLine: '从节点下方的圆点拉一条线到另一个节点，或在它的栏目里选去处。',
    full: (most) => `一张图最多 ${most} 个节点。`,
    hint: '选中一个节点即可修改。新节点会接在选中的节点之后。',
    types: {
      start: '起点',
      turn: '发言',
      question: '提问',
      condition: '条件',
      split: '同时进行',
      join: '会合',
      end: '终点',
    },
    typeHints: {
      start: '流程从这里开始。',
      turn: '一位智能体发言。',
      question: '一位智能体从选项中选一个，流程沿着它继续。',
      condition: '由规则决定，不问模型。',
      split: '从这里出去的各条路同时进行，直到会合。',
      join: '所有分支都到了才继续。',
      end: '流程到此结束。',
    },
    speaks: (name) => `${name}发言`,
    asks: (name) => `${name}选择`,
    somebody: '某人',
    agent: '智能体',
    brief: '要做什么',
    briefHint: '留空则直接接着说。',
    question: '问题',
    newQuestion: '你能补充新内容吗？',
    answer: (number) => ['能', '不能'][number - 1] ?? `选项 ${number}`,
    rule: '如果',
    rules: { says: '上一条消息包含一段文字', passed: '流程经过这里达到次数', turns: '发言达到次数' },
    ruleText: '文字',
    ruleCount: '多少次',
    ruleSentence: (rule) => {
      if (rule.type === 'says') return `上一条消息含“${rule.text}”`;
      if (rule.type === 'passed') return `第 ${rule.times} 次经过`;
      return `已发言 ${rule.count} 次`;
    },
    yes: '是',
    no: '否',
    goTo: '接着去',
    thenIf: (label) => `若“${label}”，则去`,
    optionLabel: (number) => `选项 ${number}`,
    nowhere: '请选节点',
    addWay: '添一条路',
    removeWay: '移除这条路',
    remove: '移除这个节点',
    added: (name) => `已添加：${name}。`,
    nodeHelp: '按回车选中。选中后用方向键移动，按 Delete 移除。',
    moved: '已移动。',
  },
};
