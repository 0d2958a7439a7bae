import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import type { DrawnNode } from '../../core';
import { AgentMark, hueOf, Icon } from '../design';
import styles from './drawn-node.module.css';

export type NodeData = {
  readonly node: DrawnNode;
  /** Counted from 1, in the order drawn. */
  readonly number: number;
  readonly name: string;
  /** What the node says, below its name. */
  readonly text: string;
  /** The agent's place in the scenario and its name; null where none has a turn. */
  readonly agent: { readonly index: number; readonly name: string } | null;
  /** What is wrong with it; '' if nothing is. */
  readonly problem: string;
};
export type FlowNode = Node<NodeData, 'drawn'>;

/** How large each kind of node is, in the picture's pixels. */
export function sizeOf({ type }: DrawnNode): { readonly width: number; readonly height: number } {
  if (type === 'start' || type === 'end') return { width: 96, height: 36 };
  if (type === 'split' || type === 'join') return { width: 148, height: 32 };
  return { width: 196, height: 68 };
}

/** One node of the picture. Where a line can be begun there is a dot below it; lines arrive from above. */
export const DrawnFlowNode = memo(function DrawnFlowNode({ data, selected }: NodeProps<FlowNode>) {
  const { node, number, name, text, agent, problem } = data;
  return (
    <div
      className={styles.node}
      data-type={node.type}
      data-selected={selected}
      data-problem={problem !== ''}
      data-hue={agent === null ? undefined : hueOf(agent.index)}
      data-tip={problem === '' ? undefined : problem}
    >
      {node.type !== 'start' && <Handle type="target" position={Position.Top} className={styles.handle ?? ''} />}
      <div className={styles.head}>
        {agent !== null && <AgentMark index={agent.index} name={agent.name} size={18} />}
        <span className={styles.name}>{name}</span>
        {problem !== '' && (
          <span className={styles.warning}>
            <Icon name="warning" size={14} />
          </span>
        )}
        <span className={styles.number}>{number}</span>
      </div>
      {text !== '' && <p className={styles.text}>{text}</p>}
      {node.type !== 'end' && <Handle type="source" position={Position.Bottom} className={styles.handle ?? ''} />}
    </div>
  );
});
