import type { FailureCode, Language, ScenarioDocument, ToolId } from '../core';

type Other = { readonly name: string; readonly role: string };

/** The fixed sentences of a prompt. */
export type PromptWords = {
  // The private view.
  identity(name: string, role: string): string;
  others(others: readonly Other[]): string;
  manner(name: string): string;
  readonly begin: string;
  readonly goOn: string;
  // The shared view.
  person(name: string, role: string, instructions: string): string;
  readonly commonManner: string;
  called(name: string): string;
  // Both.
  topic(topic: string): string;
  line(name: string, text: string): string;
  /** `ofAgents`: every option is an agent. */
  choose(question: string, options: readonly string[], ofAgents: boolean): string;
  /** `shape`: as `shapeOf` writes a schema. */
  answerInJson(shape: string): string;
  /** What is not plain from a tool's name; '' where nothing needs saying. */
  tools(tools: readonly ToolId[], documents: readonly ScenarioDocument[]): string;
  readonly refused: string;
  failed(code: FailureCode, details: Readonly<Record<string, string | number>>): string;
  /** What stands in the place of messages for which there was no room. */
  earlier(summary: string): string;
  /** Asks for that, of the lines before it. */
  readonly sumUp: string;
  // What a judge is asked about the end.
  readonly yes: string;
  readonly no: string;
  /** What the leader is asked when somebody could not take a turn. */
  whoTakesOver(name: string): string;
};

/** The built-in model was trained on exactly these (tools/builtin-model/corpus/prompt.py; a test holds both together). */
export const promptWords: Readonly<Record<Language, PromptWords>> = {
  en: {
    identity: (name, role) => (role === '' ? `You are ${name}.` : `You are ${name}. Your role: ${role}.`),
    others: (others) => `Others: ${others.map(named).join(', ')}.`,
    manner: (name) => `Reply as ${name} in one or two short sentences.`,
    begin: 'Please begin.',
    goOn: 'Please go on.',
    person: (name, role, instructions) => `${named({ name, role })}${instructions === '' ? '.' : `: ${instructions}`}`,
    commonManner: 'Whose turn it is replies in one or two short sentences.',
    called: (name) => `${name}, your turn.`,
    topic: (topic) => `Topic: ${topic}`,
    line: (name, text) => `${name}: ${text}`,
    choose: (question, options) => `${question} Choose one: ${options.join(', ')}.`,
    answerInJson: (shape) => `Answer in JSON: ${shape}`,
    tools: (tools, documents) => hintsLine(tools, documents, hintsInEnglish),
    refused: 'This was not allowed.',
    failed: (code, { error }) => {
      switch (code) {
        case 'tool/input-unclear':
          return 'The input cannot be read.';
        case 'tool/code-threw':
          return String(error);
        case 'tool/timeout':
          return 'It took too long.';
        case 'tool/out-of-memory':
          return 'It wanted too much memory.';
        default:
          return 'It did not work.';
      }
    },
    earlier: (summary) => `Earlier, in short: ${summary}`,
    sumUp: 'Sum up in two short sentences what was said so far. Name who said what.',
    yes: 'yes',
    no: 'no',
    whoTakesOver: (name) => `Who takes over from ${name}?`,
  },
  zh: {
    identity: (name, role) => (role === '' ? `你是${name}。` : `你是${name}。你的角色：${role}。`),
    others: (others) => `同场：${others.map(namedInChinese).join('、')}。`,
    manner: (name) => `请以${name}的身份回答，一两句短话。`,
    begin: '请开始。',
    goOn: '请继续。',
    person: (name, role, instructions) =>
      `${namedInChinese({ name, role })}${instructions === '' ? '。' : `：${instructions}`}`,
    commonManner: '轮到谁，谁就用一两句短话回答。',
    called: (name) => `${name}，轮到你了。`,
    topic: (topic) => `话题：${topic}`,
    line: (name, text) => `${name}：${text}`,
    choose: (question, options, ofAgents) => `${question}请选一${ofAgents ? '位' : '个'}：${options.join('、')}。`,
    answerInJson: (shape) => `请用 JSON 回答：${shape}`,
    tools: (tools, documents) => hintsLine(tools, documents, hintsInChinese),
    refused: '不允许。',
    failed: (code, { error }) => {
      switch (code) {
        case 'tool/input-unclear':
          return '看不懂输入。';
        case 'tool/code-threw':
          return String(error);
        case 'tool/timeout':
          return '用时太长。';
        case 'tool/out-of-memory':
          return '内存不够。';
        default:
          return '没有成功。';
      }
    },
    earlier: (summary) => `前情提要：${summary}`,
    sumUp: '请用两句短话概括到目前为止谁说了什么。',
    yes: '是',
    no: '否',
    whoTakesOver: (name) => `${name}没能完成，由谁接替？`,
  },
};

function named({ name, role }: Other): string {
  return role === '' ? name : `${name} (${role})`;
}

function namedInChinese({ name, role }: Other): string {
  return role === '' ? name : `${name}（${role}）`;
}

type Hints = {
  readonly of: Partial<Readonly<Record<ToolId, string>>>;
  search(titles: readonly string[]): string;
  line(hints: readonly string[]): string;
};

const hintsInEnglish: Hints = {
  of: {
    dice: 'dice takes what to throw, such as 2d6',
    notes: 'notes takes what to note, or nothing to read your notes',
    javascript: 'javascript takes a program and gives its last value',
  },
  search: (titles) => `search finds passages in ${titles.join(', ')}`,
  line: (hints) => `About the tools: ${hints.join('; ')}.`,
};

const hintsInChinese: Hints = {
  of: {
    dice: 'dice 写掷什么骰子，例如 2d6',
    notes: 'notes 写要记的内容，不写就是读笔记',
    javascript: 'javascript 写一段程序，返回最后的值',
  },
  search: (titles) => `search 在${titles.join('、')}里查找段落`,
  line: (hints) => `关于工具：${hints.join('；')}。`,
};

function hintsLine(tools: readonly ToolId[], documents: readonly ScenarioDocument[], words: Hints): string {
  const titles = documents.map(({ title }) => title.trim()).filter((title) => title !== '');
  const hints = tools.flatMap((tool) => {
    if (tool === 'search') return titles.length === 0 ? [] : [words.search(titles)];
    return words.of[tool] ?? [];
  });
  return hints.length === 0 ? '' : words.line(hints);
}
