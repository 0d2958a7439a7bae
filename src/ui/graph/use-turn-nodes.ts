import { useMemo, useRef } from 'react';
import type { AgentId, TurnId } from '../../core';
import type { Member } from '../playground';
import { useWords } from '../texts';
import { playgroundWords } from '../texts/playground';
import { robustnessWords } from '../texts/robustness';
import type { LaneLayout } from './lane-layout';
import type { TurnFlowNode } from './turn-node';

/**
 * The turns as React Flow takes them. What a turn says is not part of it, and a node that did not change is the same
 * object as before: that is what keeps a growing graph and streaming text cheap. Only `inTabOrder` can be reached by Tab.
 */
export function useTurnNodes(
  layout: LaneLayout,
  cast: ReadonlyMap<AgentId, Member>,
  selected: TurnId | null,
  inTabOrder: TurnId | null,
): TurnFlowNode[] {
  const { turnName } = useWords(playgroundWords);
  const { takerInstead } = useWords(robustnessWords);
  const known = useRef<ReadonlyMap<string, TurnFlowNode>>(new Map());
  return useMemo(() => {
    const nodes = layout.turns.flatMap((turn): TurnFlowNode[] => {
      const member = cast.get(turn.agentId);
      if (member === undefined) return [];
      const insteadOf = turn.insteadOf === null ? null : (cast.get(turn.insteadOf)?.name ?? turn.insteadOf);
      const node: TurnFlowNode = {
        id: turn.turnId,
        type: turn.shape,
        position: { x: turn.x, y: turn.y },
        width: turn.width,
        height: turn.height,
        data: { turnId: turn.turnId, member, insteadOf },
        ariaLabel: turnName(turn.number, insteadOf === null ? member.name : takerInstead(member.name, insteadOf)),
        ariaRole: 'button',
        domAttributes: {
          tabIndex: turn.turnId === inTabOrder ? 0 : -1,
          'aria-pressed': turn.turnId === selected,
          'aria-roledescription': undefined,
        },
      };
      const before = known.current.get(turn.turnId);
      return [before !== undefined && same(before, node) ? before : node];
    });
    known.current = new Map(nodes.map((node) => [node.id, node]));
    return nodes;
  }, [layout, cast, selected, inTabOrder, turnName, takerInstead]);
}

function same(one: TurnFlowNode, other: TurnFlowNode): boolean {
  return (
    one.type === other.type &&
    one.position.x === other.position.x &&
    one.position.y === other.position.y &&
    one.data.member === other.data.member &&
    one.data.insteadOf === other.data.insteadOf &&
    one.ariaLabel === other.ariaLabel &&
    one.domAttributes?.tabIndex === other.domAttributes?.tabIndex &&
    one.domAttributes?.['aria-pressed'] === other.domAttributes?.['aria-pressed']
  );
}
