import type { Random } from '../../base';
import { type Drawing, type DrawnLine, type DrawnNode, drawnStep, firstDrawing } from '../drawing';
import type { AgentId } from '../ids';

/**
 * A drawing grown from the first one by inserting what the editor inserts (questions and conditions that may loop back,
 * branches that meet again, further turns). Most can be run; not all: an insertion may bring an agent into two branches.
 */
export function grownDrawing(random: Random, agents: readonly AgentId[]): Drawing {
  let { nodes, lines } = firstDrawing(agents.map((id) => ({ id })));
  const insertions = random.integer(0, 6);
  for (let number = 1; number <= insertions; number += 1) {
    const line = random.pick(lines);
    const at = { x: 0, y: nodes.length * drawnStep };
    const id = (name: string) => `${name}-new-${number}`;
    const others = lines.filter((other) => other !== line);
    const enter = (to: string): DrawnLine => ({ ...line, to });
    const agentId = random.pick(agents);
    const back = random.pick(nodes.filter(({ type }) => type !== 'end')).id;
    const add = (more: readonly DrawnNode[], ways: readonly DrawnLine[]) => {
      nodes = [...nodes, ...more];
      lines = [...others, ...ways];
    };
    const way = (from: string, to: string, label = ''): DrawnLine => ({ from, to, label });
    const [two = agentId] = agents.filter((other) => other !== agentId);
    const kind = random.pick(['turn', 'question', 'condition', 'split'] as const);
    if (kind === 'turn')
      add([{ ...at, type: 'turn', id: id('t'), agentId, brief: '' }], [enter(id('t')), way(id('t'), line.to)]);
    else if (kind === 'question')
      add(
        [{ ...at, type: 'question', id: id('q'), agentId, question: 'Again?' }],
        [enter(id('q')), way(id('q'), line.to, 'no'), way(id('q'), back, 'yes')],
      );
    else if (kind === 'condition') {
      const rule = random.pick([
        { type: 'says', text: 'tea' },
        { type: 'passed', times: random.integer(1, 3) },
        { type: 'turns', count: random.integer(1, 9) },
      ] as const);
      add(
        [{ ...at, type: 'condition', id: id('c'), rule }],
        [enter(id('c')), way(id('c'), line.to, 'yes'), way(id('c'), back, 'no')],
      );
    } else
      add(
        [
          { ...at, type: 'split', id: id('s') },
          { ...at, type: 'turn', id: id('a'), agentId, brief: 'One side' },
          { ...at, type: 'turn', id: id('b'), agentId: two, brief: 'The other' },
          { ...at, type: 'join', id: id('j') },
        ],
        [
          enter(id('s')),
          way(id('s'), id('a')),
          way(id('s'), id('b')),
          way(id('a'), id('j')),
          way(id('b'), id('j')),
          way(id('j'), line.to),
        ],
      );
  }
  return { nodes, lines };
}
