import { useStore } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { AgentId } from '../../core';
import type { ConversationGraph, GraphEdge } from '../../projections';
import { hueOf } from '../design';
import { drawnEdges, leadingEdges } from './drawn-edges';
import styles from './edge-layer.module.css';
import { edgePath, edgeWidth } from './edge-path';
import type { LaneLayout, PlacedTurn } from './lane-layout';
import { type EdgeLight, edgeLight } from './lighting';
import { useLooking } from './looking';

/** Who was in whose prompt: one thin curve each, under the turns. */
export const EdgeLayer = memo(function EdgeLayer({ graph, layout }: { graph: ConversationGraph; layout: LaneLayout }) {
  const lights = useLooking((looking) => looking.lights);
  const lookedAt = useMemo(() => {
    for (const [turnId, light] of lights ?? []) if (light === 'looked-at') return turnId;
    return null;
  }, [lights]);
  const leading = useMemo(() => leadingEdges(graph), [graph]);
  const places = useMemo(() => new Map(layout.turns.map((turn) => [turn.turnId, turn])), [layout]);
  const hues = useMemo(() => new Map<AgentId, number>(graph.lanes.map((id, lane) => [id, hueOf(lane)])), [graph.lanes]);

  // A long run has far more edges than a window shows; the others wait until it is moved there.
  const top = useStore(({ transform: [, y, zoom] }) => Math.floor(-y / zoom / sight) * sight);
  const bottom = useStore(({ transform: [, y, zoom], height }) => Math.ceil((height - y) / zoom / sight) * sight);
  const isLong = graph.edges.length > mostDrawnAtOnce;
  const outOfSight = (from: PlacedTurn, to: PlacedTurn) => isLong && (to.y < top - sight || from.y > bottom + sight);

  const strength = (edge: GraphEdge): EdgeLight | 'rest' => {
    const light = lights === null ? 'rest' : edgeLight(edge, lights);
    // Of what is further away only the thread is lit: when everybody reads everything, the rest would be a web.
    return light === 'far' && !leading.has(edge.id) ? 'away' : light;
  };
  const order = { away: 0, rest: 0, far: 1, near: 2 };
  const edges = drawnEdges(graph, leading, lookedAt)
    .map((edge) => ({ edge, light: strength(edge), leads: leading.has(edge.id) }))
    .sort((one, other) => order[one.light] - order[other.light] || Number(one.leads) - Number(other.leads));

  return (
    <svg className={styles.layer} width={1} height={1} aria-hidden="true">
      {edges.map(({ edge, light, leads }) => {
        const from = places.get(edge.from);
        const to = places.get(edge.to);
        if (from === undefined || to === undefined || outOfSight(from, to)) return null;
        return (
          <path
            key={edge.id}
            data-edge={edge.id}
            data-hue={hues.get(from.agentId)}
            data-kind={edge.kind}
            data-light={light}
            data-leads={leads}
            className={styles.edge}
            d={edgePath(from, to)}
            strokeWidth={edgeWidth(edge.share)}
          />
        );
      })}
    </svg>
  );
});

/** The sight is measured in steps of this height, so that a small move draws no edge again. */
const sight = 600;
const mostDrawnAtOnce = 250;
