import '@xyflow/react/dist/base.css';
import { MiniMap, type NodeTypes, ReactFlow, ReactFlowProvider, useStore, ViewportPortal } from '@xyflow/react';
import { type CSSProperties, type FocusEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { AgentId, TurnId } from '../../core';
import type { ConversationGraph } from '../../projections';
import { Empty, hueOf } from '../design';
import { reachedTurns, useCast, useDrillReports, useIsWriting } from '../playground';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { useApp, useCommands } from '../use-app';
import styles from './conversation-graph-view.module.css';
import { detailAt, leastType, linesAt } from './detail';
import { EdgeLayer } from './edge-layer';
import { Ghosts } from './ghosts';
import { graphKeys, turnIdAt } from './graph-keys';
import { LaneHeads, LaneLines } from './lane-heads';
import { lightsFrom } from './lighting';
import { createLooking, LookingContext, useLooking } from './looking';
import { ChoiceNode, SpeechNode, type TurnFlowNode } from './turn-node';
import { useLanes } from './use-lanes';
import { useTurnNodes } from './use-turn-nodes';
import { useView } from './use-view';
import { ViewControls } from './view-controls';
import { hasRoomForMap, largestZoom, mapWidth, smallestZoom } from './viewport';

/** The conversation as a graph in lanes: a node is a turn, an edge means "was in the prompt of". */
export function ConversationGraphView({ onInspect }: { onInspect: (turnId: TurnId) => void }) {
  const [looking] = useState(createLooking);
  const words = useWords(playgroundWords);
  return (
    <section className={styles.region} aria-label={words.graphRegion}>
      <LookingContext value={looking}>
        <ReactFlowProvider>
          <Lanes onInspect={onInspect} looking={looking} />
        </ReactFlowProvider>
      </LookingContext>
    </section>
  );
}

/** Drawing a longer run's map again with every move would make the move stutter; the time slider shows such a run whole. */
const mostOnMap = 200;

const nodeTypes: NodeTypes = { speech: SpeechNode, choice: ChoiceNode };

function Lanes({
  onInspect,
  looking,
}: {
  onInspect: (turnId: TurnId) => void;
  looking: ReturnType<typeof createLooking>;
}) {
  const words = useWords(playgroundWords);
  const commands = useCommands();
  const region = useRef<HTMLDivElement>(null);
  const { graph, layout, teams } = useLanes();
  const cast = useCast();
  const runId = useApp(({ desk }) => desk?.run?.runId ?? 'none');
  const selected = useApp(({ desk }) => desk?.selected ?? null);
  const recorded = useApp(({ desk }) => desk?.run?.origin === 'recorded');
  const playing = useApp(({ desk }) => desk?.run?.playing ?? false);
  const view = useView(layout, runId, recorded, playing);
  const focused = useLooking((now) => now.focused);
  // Of what has ended there is no newest turn to wait for.
  const grows = useApp(({ desk }) => desk?.phase !== 'finished' && (!recorded || playing));
  const isIdle = useApp(({ desk }) => desk?.phase === 'idle');
  const speaking = useSpeaking();
  const detail = useStore((flow) => detailAt(flow.transform[2]));
  const least = useStore((flow) => leastType(flow.transform[2]));
  const lines = useStore((flow) => linesAt(flow.transform[2]));

  const width = useStore((flow) => flow.width);
  const [mapAsked, setMapAsked] = useState(false);
  const isLong = layout.turns.length > 8 && layout.turns.length <= mostOnMap;
  const mapBeside = hasRoomForMap({ width }, layout);

  const newest = layout.turns.at(-1)?.turnId ?? null;
  const current = focused ?? selected ?? newest;
  const nodes = useTurnNodes(layout, cast, selected, current);

  // A turn that was selected elsewhere, in the transcript say, comes into sight.
  const { reveal } = view;
  const revealed = useRef(selected);
  useEffect(() => {
    if (selected !== null && selected !== revealed.current) reveal(selected);
    revealed.current = selected;
  }, [selected, reveal]);

  const select = (turnId: TurnId | null) => {
    revealed.current = turnId;
    commands.select(turnId);
  };
  const onKeyDown = graphKeys({
    region,
    turns: layout.turns,
    current: focused ?? selected,
    view,
    onFocus: (turnId) => looking.setState({ focused: turnId }),
    onSelect: select,
    onInspect,
  });
  const onFocus = (event: FocusEvent) => {
    const turnId = event.target.matches(':focus-visible') ? turnIdAt(event.target) : null;
    looking.setState({ focused: turnId });
  };
  const extent = useMemo(
    (): [[number, number], [number, number]] => [
      [-600, -300],
      [layout.width + 600, layout.height + 900],
    ],
    [layout],
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the turns inside, which are buttons.
    <div
      ref={region}
      className={styles.canvas}
      data-detail={detail}
      style={{ '--least': `${least}px`, '--lines': lines } as CSSProperties}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={() => looking.setState({ focused: null })}
    >
      <Lights graph={graph} selected={selected} looking={looking} />
      <ReactFlow<TurnFlowNode>
        nodes={nodes}
        nodeTypes={nodeTypes}
        onNodeClick={(_, node) => select(node.data.turnId)}
        onNodeDoubleClick={(_, node) => onInspect(node.data.turnId)}
        onNodeMouseEnter={(_, node) => looking.setState({ pointedAt: node.data.turnId })}
        onNodeMouseLeave={() => looking.setState({ pointedAt: null })}
        onPaneClick={() => select(null)}
        onMoveStart={(event) => event !== null && view.letGo()}
        onlyRenderVisibleElements
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        panOnScroll
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        minZoom={smallestZoom}
        maxZoom={largestZoom}
        translateExtent={extent}
        aria-label={words.graphHint}
      >
        <ViewportPortal>
          <div className={styles.under}>
            <LaneLines lanes={layout.lanes} height={layout.height} />
            <EdgeLayer graph={graph} layout={layout} />
            {layout.turns.length === 0 && <Ghosts lanes={graph.lanes} />}
          </div>
        </ViewportPortal>
        <LaneHeads lanes={layout.lanes} teams={teams} cast={cast} speaking={speaking} />
        {isLong && (mapBeside || mapAsked) && (
          <MiniMap<TurnFlowNode>
            className={styles.minimap ?? ''}
            style={{ width: mapWidth, height: 116, marginTop: 56 }}
            position="top-right"
            pannable
            zoomable
            ariaLabel={words.minimap}
            nodeColor={(node) => `var(--agent-${hueOf(node.data.member.index) + 1})`}
            nodeBorderRadius={24}
            maskColor="color-mix(in oklab, var(--sunk) 78%, transparent)"
            bgColor="var(--raised)"
          />
        )}
      </ReactFlow>
      {layout.turns.length === 0 && (
        <div className={styles.empty}>
          {graph.lanes.length === 0 ? (
            <Empty title={words.noAgentsYet} />
          ) : (
            <Empty title={isIdle ? words.emptyGraph : words.firstTurnSoon}>{words.emptyGraphHint}</Empty>
          )}
        </div>
      )}
      <ViewControls
        view={view}
        moving={grows && layout.turns.length > 0}
        map={isLong && !mapBeside ? { shown: mapAsked, toggle: () => setMapAsked(!mapAsked) } : null}
      />
    </div>
  );
}

/** Works out how every turn stands to the one that is looked at. Apart from the lanes, so that pointing draws them not again. */
function Lights({
  graph,
  selected,
  looking,
}: {
  graph: ConversationGraph;
  selected: TurnId | null;
  looking: ReturnType<typeof createLooking>;
}) {
  const reports = useDrillReports();
  useEffect(() => looking.setState({ reached: reachedTurns(reports) }), [reports, looking]);
  const lookedAt = useLooking(({ pointedAt, focused }) => pointedAt ?? focused) ?? selected;
  useEffect(() => {
    const there = lookedAt !== null && graph.nodes.some(({ turnId }) => turnId === lookedAt);
    looking.setState({ lights: there ? lightsFrom(graph, lookedAt) : null });
  }, [graph, lookedAt, looking]);
  return null;
}

/** Who writes just now. */
function useSpeaking(): ReadonlySet<AgentId> {
  const turns = useApp(({ desk }) => desk?.run?.conversation.turns);
  const writing = useIsWriting();
  return useMemo(
    () => new Set(writing ? turns?.filter(({ state }) => state === 'open').map(({ agentId }) => agentId) : []),
    [turns, writing],
  );
}
