import { describe, expect, test } from 'vitest';
import type { AgentId, Drawing, DrawnLine, DrawnNode } from '../core';
import { firstDrawing } from '../core';
import { scenarioExample } from '../core/testing/scenario-example';
import { drawnProblems } from './drawn-problems';

const agent = (name: string) => name as AgentId;
const at = { x: 0, y: 0 };
const start: DrawnNode = { ...at, type: 'start', id: 'start' };
const end: DrawnNode = { ...at, type: 'end', id: 'end' };
const split: DrawnNode = { ...at, type: 'split', id: 'split' };
const join: DrawnNode = { ...at, type: 'join', id: 'join' };
const ada: DrawnNode = { ...at, type: 'turn', id: 'ada', agentId: agent('ada'), brief: '' };
const bo: DrawnNode = { ...at, type: 'turn', id: 'bo', agentId: agent('bo'), brief: '' };
const again: DrawnNode = { ...at, type: 'question', id: 'again', agentId: agent('bo'), question: 'Again?' };
const often: DrawnNode = { ...at, type: 'condition', id: 'often', rule: { type: 'passed', times: 3 } };

/** `a>b` is a line, `a-label>b` one with a label. */
function line(written: string): DrawnLine {
  const [, from = '', label = '', to = ''] = /^(\w+)(?:-([\w ]*))?>(\w+)$/.exec(written) ?? [];
  return { from, to, label };
}

function problemsIn(nodes: readonly DrawnNode[], ...lines: readonly string[]): readonly string[] {
  const drawing: Drawing = { nodes, lines: lines.map(line) };
  const found = drawnProblems(scenarioExample(['Ada', 'Bo'], { drawing }));
  return found.map(({ path, code }) => {
    const place = /^drawing\.nodes\.(\d+)$/.exec(path)?.[1];
    return `${place === undefined ? path : nodes[Number(place)]?.id}: ${code}`;
  });
}

const straight = ['start>ada', 'ada>bo', 'bo>end'];
const branched = ['start>split', 'split>ada', 'split>bo', 'ada>join', 'bo>join', 'join>end'];

describe('nothing is wrong with', () => {
  const sound: readonly (readonly [string, readonly DrawnNode[], readonly string[]])[] = [
    ['a straight line', [start, ada, bo, end], straight],
    ['branches that meet', [start, split, ada, bo, join, end], branched],
    [
      'a loop that a question leaves',
      [start, ada, again, end],
      ['start>ada', 'ada>again', 'again-yes>ada', 'again-no>end'],
    ],
    [
      'a loop that a condition leaves',
      [start, ada, bo, often, end],
      ['start>ada', 'ada>bo', 'bo>often', 'often-no>ada', 'often-yes>end'],
    ],
    [
      'a loop around branches',
      [start, split, ada, bo, join, often, end],
      [...branched.slice(0, -1), 'join>often', 'often-no>split', 'often-yes>end'],
    ],
    [
      'a loop within a branch',
      [start, split, ada, bo, often, join, end],
      ['start>split', 'split>ada', 'split>bo', 'ada>often', 'often-no>ada', 'often-yes>join', 'bo>join', 'join>end'],
    ],
  ];
  test.each(sound)('%s', (_, nodes, lines) => expect(problemsIn(nodes, ...lines)).toEqual([]));

  test('the drawing that everybody begins with', () => {
    const scenario = scenarioExample(['Ada', 'Bo']);
    expect(drawnProblems(scenario)).toEqual([]);
    expect(drawnProblems({ ...scenario, drawing: firstDrawing(scenario.agents) })).toEqual([]);
  });
});

describe('it is found, and at which node', () => {
  const wrong: readonly (readonly [string, readonly DrawnNode[], readonly string[], readonly string[]])[] = [
    ['there is no start', [ada, bo, end], ['ada>bo', 'bo>end'], ['drawing: start-missing']],
    [
      'there are two starts',
      [start, { ...start, id: 'second' }, ada, bo, end],
      [...straight, 'second>ada'],
      ['drawing: start-missing'],
    ],
    ['there is no end', [start, ada, bo], ['start>ada', 'ada>bo'], ['drawing: end-missing', 'bo: way-missing']],
    [
      'nothing leads to a node',
      [start, ada, bo, { ...ada, id: 'lost' }, end],
      [...straight, 'lost>end'],
      ['lost: node-unreachable'],
    ],
    [
      'nothing leads to the first of several: what comes after it needs no word of its own',
      [start, ada, bo, { ...ada, id: 'lost' }, { ...bo, id: 'behind' }, { ...end, id: 'far' }, end],
      [...straight, 'lost>behind', 'behind>far'],
      ['lost: node-unreachable'],
    ],
    [
      'nothing leads to a ring: the node of it that was drawn first stands for it',
      [start, ada, bo, again, { ...ada, id: 'lost' }, end],
      [...straight, 'again-yes>lost', 'again-no>end', 'lost>again'],
      ['again: node-unreachable'],
    ],
    ['an agent never has a turn', [start, ada, end], ['start>ada', 'ada>end'], ['drawing: agent-unused']],
    [
      'an agent was removed',
      [start, ada, bo, { ...ada, id: 'gone', agentId: agent('gone') }, end],
      ['start>ada', 'ada>bo', 'bo>gone', 'gone>end'],
      ['gone: agent-unknown'],
    ],
    [
      'a turn leads nowhere',
      [start, ada, bo, end],
      ['start>ada', 'ada>bo'],
      ['bo: way-missing', 'end: node-unreachable'],
    ],
    ['a turn leads to two places', [start, ada, bo, end], [...straight, 'ada>end'], ['ada: ways-too-many']],
    [
      'something comes after the end',
      [start, ada, bo, end],
      [...straight, 'end>ada'],
      ['end: ways-too-many', 'ada: loop-endless'],
    ],
    [
      'a loop has no end',
      [start, ada, bo, end],
      ['start>ada', 'ada>bo', 'bo>ada'],
      ['ada: loop-endless', 'end: node-unreachable'],
    ],
    [
      'the ways of a question all stay in its loop',
      [start, ada, again, end],
      ['start>ada', 'ada>again', 'again-yes>ada', 'again-no>again'],
      ['ada: loop-endless', 'end: node-unreachable'],
    ],
    [
      'nobody has a turn in a loop',
      [start, ada, bo, often, end],
      ['start>ada', 'ada>bo', 'bo>often', 'often-no>often', 'often-yes>end'],
      ['often: loop-silent'],
    ],
    [
      'a question has one answer',
      [start, ada, again, end],
      ['start>ada', 'ada>again', 'again-yes>end'],
      ['again: ways-too-few'],
    ],
    [
      'a question has the same answer twice',
      [start, ada, again, end],
      ['start>ada', 'ada>again', 'again-yes>end', 'again-Yes>ada'],
      ['again: labels-same'],
    ],
    [
      'an answer is empty',
      [start, ada, again, end],
      ['start>ada', 'ada>again', 'again->end', 'again-no>ada'],
      ['again: missing'],
    ],
    [
      'a condition has no way for no',
      [start, ada, bo, often, end],
      ['start>ada', 'ada>bo', 'bo>often', 'often-yes>end'],
      ['often: way-missing'],
    ],
    [
      'a condition looks for no text',
      [start, ada, bo, { ...often, rule: { type: 'says', text: ' ' } }, end],
      ['start>ada', 'ada>bo', 'bo>often', 'often-no>ada', 'often-yes>end'],
      ['often: missing'],
    ],
    [
      'a split has one way',
      [start, split, ada, bo, end],
      ['start>split', 'split>ada', 'ada>bo', 'bo>end'],
      ['split: ways-too-few'],
    ],
    [
      'branches end without having met',
      [start, split, ada, bo, join, end],
      ['start>split', 'split>ada', 'split>bo', 'ada>join', 'bo>end', 'join>end'],
      ['split: split-open'],
    ],
    [
      'a branch is entered from elsewhere',
      [start, often, split, ada, bo, join, end],
      ['start>often', 'often-yes>split', 'often-no>ada', ...branched.slice(1)],
      ['split: split-open'],
    ],
    [
      'a branch leads back before its split',
      [start, split, ada, often, bo, join, end],
      ['start>split', 'split>ada', 'split>bo', 'ada>often', 'often-no>split', 'often-yes>join', 'bo>join', 'join>end'],
      ['split: split-open'],
    ],
    [
      'a join joins nothing',
      [start, ada, join, bo, end],
      ['start>ada', 'ada>join', 'join>bo', 'bo>end'],
      ['join: join-alone'],
    ],
    [
      'an agent would be in two branches',
      [start, split, ada, { ...ada, id: 'twice' }, join, bo, end],
      ['start>split', 'split>ada', 'split>twice', 'ada>join', 'twice>join', 'join>bo', 'bo>end'],
      ['split: agent-on-both-sides'],
    ],
    [
      'a line leads to nothing',
      [start, ada, bo, end],
      [...straight, 'ada>nothing'],
      ['drawing.lines.3: line-to-nowhere'],
    ],
  ];
  test.each(wrong)('%s', (_, nodes, lines, found) => expect(problemsIn(nodes, ...lines)).toEqual(found));
});
