import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import styles from './drawn-node.module.css';
import { linePath } from './line-path';

export type FlowEdge = Edge<{ readonly lit: boolean }, 'drawn'>;

/** A line of the picture, with its label in the middle of it. */
export function DrawnEdge({ id, sourceX, sourceY, targetX, targetY, label, markerEnd, data }: EdgeProps<FlowEdge>) {
  const { path, x, y } = linePath({ x: sourceX, y: sourceY }, { x: targetX, y: targetY });
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className={styles.line ?? ''}
        data-lit={data?.lit}
        {...(markerEnd && { markerEnd })}
      />
      {typeof label === 'string' && label !== '' && (
        <EdgeLabelRenderer>
          <span className={styles.label} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
            {label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
