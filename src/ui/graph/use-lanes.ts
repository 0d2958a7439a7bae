import { useMemo, useRef } from 'react';
import { agentsByTeam, type TurnId } from '../../core';
import { type Conversation, type ConversationGraph, turnById } from '../../projections';
import { useApp } from '../use-app';
import { type LaneLayout, layLanes, type TurnShape } from './lane-layout';
import { type TeamSpan, teamSpans } from './team-spans';

const nothing: ConversationGraph = { lanes: [], nodes: [], edges: [] };

/** The graph of the run that is shown and its places; the lanes alone before the first run. */
export function useLanes(): {
  readonly graph: ConversationGraph;
  readonly layout: LaneLayout;
  readonly teams: readonly TeamSpan[];
} {
  const scenario = useApp(({ desk }) => desk?.scenario);
  const run = useApp(({ desk }) => desk?.run ?? null);
  const conversation = run?.conversation;
  const graph = useMemo(
    () => run?.graph ?? { ...nothing, lanes: scenario === undefined ? [] : agentsByTeam(scenario) },
    [run?.graph, scenario],
  );
  const laid = useMemo(() => layLanes(graph, (turnId: TurnId) => shapeOf(turnId, conversation)), [graph, conversation]);
  // A fact that adds no turn changes no place: the same layout again spares every node and edge a look.
  const last = useRef(laid);
  if (!samePlaces(last.current, laid)) last.current = laid;
  const teamed = conversation?.scenario?.teams ?? (run === null ? scenario?.teams : undefined);
  const teams = useMemo(() => teamSpans(graph.lanes, teamed), [graph.lanes, teamed]);
  return { graph, layout: last.current, teams };
}

function shapeOf(turnId: TurnId, conversation: Conversation | undefined): TurnShape {
  const turn = conversation && turnById(conversation, turnId);
  return turn !== undefined && turn.task.type !== 'speak' ? 'choice' : 'speech';
}

function samePlaces(one: LaneLayout, other: LaneLayout): boolean {
  return (
    one.height === other.height &&
    one.turns.length === other.turns.length &&
    one.lanes.length === other.lanes.length &&
    one.lanes.every(({ agentId }, lane) => agentId === other.lanes[lane]?.agentId) &&
    one.turns.every((turn, place) => {
      const next = other.turns[place];
      return (
        turn.turnId === next?.turnId &&
        turn.lane === next.lane &&
        turn.insteadOf === next.insteadOf &&
        turn.y === next.y &&
        turn.shape === next.shape
      );
    })
  );
}
