import { type AgentId, type Drawing, drawnStep } from '../core';
import { actor, builtInScenario } from './built-in-scenario';

export const secondLook = builtInScenario({
  id: 'second-look',
  subject: 'teamwork',
  texts: {
    en: {
      title: 'To and fro, then two answers',
      description:
        'A flow drawn by hand: two experts go to and fro, twice at most; then two answer side by side, and whoever answered better has the last word.',
      lookFor: 'Open the drawing and follow it. Who ends the loop: Vera’s choice, or the condition?',
      topic: 'bees',
    },
    zh: {
      title: '先来回，再比两个回答',
      description: '一张自己画的流程：两位专家最多来回两次；再由两位同时回答，答得好的那位说最后一句。',
      lookFor: '打开流程图跟着走。结束循环的是老史的选择，还是那个条件？',
      topic: '蜜蜂',
    },
  },
  agents: [
    actor(
      'writer',
      ['Tom', 'biologist', 'You look at living things and health.'],
      ['小树', '生物学家', '你关注生命和健康。'],
    ),
    actor(
      'critic',
      ['Vera', 'historian', 'You know what happened long ago.'],
      ['老史', '历史学家', '你知道很久以前发生的事。'],
    ),
    actor(
      'reader',
      ['Noor', 'physicist', 'You explain how things work, with forces and numbers.'],
      ['小诺', '物理学家', '你用力和数字解释事物的道理。'],
    ),
    actor(
      'judge',
      ['Judith', 'judge', 'You listen to both sides and judge fairly.'],
      ['裘德', '评委', '你听完双方，公正评判。'],
    ),
  ],
  pattern: { kind: 'drawn', options: {} },
  drawing: {
    en: drawing({
      handOver: 'To whom do you hand over?',
      writer: 'Tom',
      nobody: 'nobody',
      parts: ['Your part: wing beat.', 'Your part: cave painting.'],
      best: 'Whose answer is best?',
      readers: ['Noor', 'Vera'],
    }),
    zh: drawing({
      handOver: '你交给谁？',
      writer: '小树',
      nobody: '谁也不交',
      parts: ['你负责：翅膀。', '你负责：岩画。'],
      best: '谁的回答最好？',
      readers: ['小诺', '老史'],
    }),
  },
  budget: { turns: 16, tokensPerTurn: 64 },
  seed: 1,
});

/** What is said in the drawing, in the words that the built-in model was trained on (`patterns/question-words.ts`). */
type DrawingTexts = {
  readonly handOver: string;
  readonly writer: string;
  readonly nobody: string;
  readonly parts: readonly [string, string];
  readonly best: string;
  readonly readers: readonly [string, string];
};

/** A loop that a question and a condition leave, and two branches that meet. */
function drawing({ handOver, writer, nobody, parts, best, readers }: DrawingTexts): Drawing {
  const agent = (id: string) => id as AgentId;
  return {
    nodes: [
      { type: 'start', id: 'start', x: 0, y: 0 },
      { type: 'turn', id: 'draft', x: 0, y: drawnStep, agentId: agent('writer'), brief: '' },
      { type: 'turn', id: 'answer', x: 0, y: 2 * drawnStep, agentId: agent('critic'), brief: '' },
      { type: 'question', id: 'again', x: 0, y: 3 * drawnStep, agentId: agent('critic'), question: handOver },
      { type: 'condition', id: 'often', x: 170, y: 4 * drawnStep, rule: { type: 'passed', times: 2 } },
      { type: 'split', id: 'readers', x: 0, y: 5 * drawnStep },
      { type: 'turn', id: 'one', x: -114, y: 6 * drawnStep, agentId: agent('reader'), brief: parts[0] },
      { type: 'turn', id: 'other', x: 114, y: 6 * drawnStep, agentId: agent('critic'), brief: parts[1] },
      { type: 'join', id: 'both', x: 0, y: 7 * drawnStep },
      { type: 'question', id: 'best', x: 0, y: 8 * drawnStep, agentId: agent('judge'), question: best },
      { type: 'turn', id: 'last-of-one', x: -114, y: 9 * drawnStep, agentId: agent('reader'), brief: '' },
      { type: 'turn', id: 'last-of-other', x: 114, y: 9 * drawnStep, agentId: agent('critic'), brief: '' },
      { type: 'end', id: 'end', x: 0, y: 10 * drawnStep },
    ],
    lines: [
      { from: 'start', to: 'draft', label: '' },
      { from: 'draft', to: 'answer', label: '' },
      { from: 'answer', to: 'again', label: '' },
      { from: 'again', to: 'often', label: writer },
      { from: 'again', to: 'readers', label: nobody },
      { from: 'often', to: 'readers', label: 'yes' },
      { from: 'often', to: 'draft', label: 'no' },
      { from: 'readers', to: 'one', label: '' },
      { from: 'readers', to: 'other', label: '' },
      { from: 'one', to: 'both', label: '' },
      { from: 'other', to: 'both', label: '' },
      { from: 'both', to: 'best', label: '' },
      { from: 'best', to: 'last-of-one', label: readers[0] },
      { from: 'best', to: 'last-of-other', label: readers[1] },
      { from: 'last-of-one', to: 'end', label: '' },
      { from: 'last-of-other', to: 'end', label: '' },
    ],
  };
}
