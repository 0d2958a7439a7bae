import '@xyflow/react/dist/base.css';
import {
  applyNodeChanges,
  Background,
  type EdgeTypes,
  MarkerType,
  type NodeChange,
  type NodeTypes,
  ReactFlow,
} from '@xyflow/react';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import type { Drawing, DrawnNodeId, Scenario, ScenarioProblem } from '../../core';
import { problemSentence } from '../editor/problem-sentence';
import { useLanguage, useWords } from '../texts';
import { drawingWords } from '../texts/drawing';
import styles from './drawing.module.css';
import { withPlaces } from './drawing-editing';
import { DrawnEdge, type FlowEdge } from './drawn-edge';
import { DrawnFlowNode, type FlowNode, sizeOf } from './drawn-node';
import { nodeName } from './node-name';
import { nodePlaceOf } from './use-drawing';
import { useDrawingView } from './use-drawing-view';

const nodeTypes: NodeTypes = { drawn: DrawnFlowNode };
const edgeTypes: EdgeTypes = { drawn: DrawnEdge };

/** The picture: nodes are chosen, moved, connected and removed with the pointer or the keys. */
export function DrawingCanvas({
  scenario,
  drawing,
  problems,
  chosen,
  onChoose,
  onRemove,
  onConnect,
  onChange,
}: {
  scenario: Scenario;
  drawing: Drawing;
  problems: readonly ScenarioProblem[];
  chosen: DrawnNodeId | null;
  onChoose: (id: DrawnNodeId | null) => void;
  onRemove: (id: DrawnNodeId) => void;
  onConnect: (from: DrawnNodeId, to: DrawnNodeId) => void;
  onChange: (change: (drawing: Drawing) => Drawing) => void;
}) {
  const words = useWords(drawingWords);
  const drawn = useFlowNodes(scenario, drawing, problems, chosen);
  // React Flow keeps here what it measures, and where a node is while it is dragged.
  const [nodes, setNodes] = useState<FlowNode[]>(drawn);
  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]));
      return drawn.map((node) => {
        const { measured } = known.get(node.id) ?? {};
        return measured === undefined ? node : { ...node, measured };
      });
    });
  }, [drawn]);
  useDrawingView(drawing.nodes.find(({ id }) => id === chosen));
  const edges = useFlowEdges(drawing, chosen, words.yes, words.no);

  const onNodesChange = (changes: NodeChange<FlowNode>[]) => {
    setNodes((before) => applyNodeChanges(changes, before));
    const moved = changes.flatMap((change) =>
      change.type === 'position' && change.dragging === false && change.position !== undefined
        ? [[change.id, change.position] as const]
        : [],
    );
    if (moved.length > 0) onChange((before) => withPlaces(before, new Map(moved)));
    for (const change of changes) if (change.type === 'select' && change.selected) onChoose(change.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (chosen === null || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
    event.preventDefault();
    onRemove(chosen);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the nodes inside.
    <div className={styles.canvas} onKeyDown={onKeyDown}>
      <ReactFlow<FlowNode, FlowEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodeOrigin={middle}
        onNodesChange={onNodesChange}
        onConnect={({ source, target }) => onConnect(source, target)}
        onPaneClick={() => onChoose(null)}
        edgesFocusable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomOnDoubleClick={false}
        minZoom={0.2}
        maxZoom={1.5}
        ariaLabelConfig={{
          'node.a11yDescription.default': words.nodeHelp,
          'node.a11yDescription.keyboardDisabled': words.nodeHelp,
          'node.a11yDescription.ariaLiveMessage': () => words.moved,
        }}
        aria-label={words.canvas}
      >
        <Background gap={28} size={1.5} color="var(--line)" />
      </ReactFlow>
    </div>
  );
}

const middle: [number, number] = [0.5, 0.5];

function useFlowNodes(
  scenario: Scenario,
  drawing: Drawing,
  problems: readonly ScenarioProblem[],
  chosen: DrawnNodeId | null,
): FlowNode[] {
  const words = useWords(drawingWords);
  const language = useLanguage();
  return useMemo(
    () =>
      drawing.nodes.map((node, place): FlowNode => {
        const index = 'agentId' in node ? scenario.agents.findIndex(({ id }) => id === node.agentId) : -1;
        const agent = scenario.agents[index];
        const problem = problems.find((one) => nodePlaceOf(one) === place);
        const sentence = problem === undefined ? '' : problemSentence(problem, language);
        const name = nodeName(node, scenario, words);
        const text =
          node.type === 'turn'
            ? node.brief
            : node.type === 'question'
              ? node.question
              : node.type === 'condition'
                ? words.ruleSentence(node.rule)
                : '';
        return {
          id: node.id,
          type: 'drawn',
          position: { x: node.x, y: node.y },
          ...sizeOf(node),
          selected: node.id === chosen,
          data: {
            node,
            number: place + 1,
            name,
            text,
            agent: agent === undefined ? null : { index, name: agent.name },
            problem: sentence,
          },
          ariaLabel: [`${place + 1}`, name, text, sentence].filter((part) => part !== '').join(', '),
          ariaRole: 'button',
          domAttributes: { 'aria-pressed': node.id === chosen, 'aria-roledescription': undefined },
        };
      }),
    [scenario, drawing, problems, chosen, words, language],
  );
}

function useFlowEdges(drawing: Drawing, chosen: DrawnNodeId | null, yes: string, no: string): FlowEdge[] {
  return useMemo(() => {
    const types = new Map(drawing.nodes.map(({ id, type }) => [id, type]));
    return drawing.lines.flatMap(({ from, to, label }, place): FlowEdge[] => {
      if (!types.has(from) || !types.has(to)) return [];
      const lit = from === chosen;
      const shown = types.get(from) === 'condition' ? ({ yes, no }[label] ?? label) : label;
      const color = lit ? 'var(--accent)' : 'var(--line-strong)';
      return [
        {
          id: `${place} ${from} ${to} ${label}`,
          type: 'drawn',
          source: from,
          target: to,
          label: shown,
          selectable: false,
          data: { lit },
          markerEnd: { type: MarkerType.ArrowClosed, color, width: 16, height: 16 },
        },
      ];
    });
  }, [drawing, chosen, yes, no]);
}
