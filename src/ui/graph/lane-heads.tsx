import { useStore } from '@xyflow/react';
import type { AgentId } from '../../core';
import { AgentMark, hueOf } from '../design';
import type { Member } from '../playground';
import { laneWidth, type PlacedLane } from './lane-layout';
import styles from './lanes.module.css';
import type { TeamSpan } from './team-spans';

/** Who speaks in which lane, and which of them are a team. Stays at the top while the conversation is moved. */
export function LaneHeads({
  lanes,
  teams,
  cast,
  speaking,
}: {
  lanes: readonly PlacedLane[];
  teams: readonly TeamSpan[];
  cast: ReadonlyMap<AgentId, Member>;
  speaking: ReadonlySet<AgentId>;
}) {
  const left = useStore((flow) => flow.transform[0]);
  const zoom = useStore((flow) => flow.transform[2]);
  return (
    <div className={styles.heads} aria-hidden="true">
      {lanes.map(({ agentId, x }) => {
        const member = cast.get(agentId);
        if (member === undefined) return null;
        return (
          <div
            key={agentId}
            className={styles.head}
            data-hue={hueOf(member.index)}
            data-speaking={speaking.has(agentId)}
            data-tight={laneWidth * zoom < roomForName}
            style={{ width: laneWidth * zoom, transform: `translateX(${left + x * zoom}px)` }}
          >
            <AgentMark index={member.index} name={member.name} size={22} />
            <span>{member.name}</span>
          </div>
        );
      })}
      {teams.map(({ leader, from, to, depth }) => (
        <div
          key={leader}
          className={styles.team}
          data-hue={hueOf(cast.get(leader)?.index ?? 0)}
          style={{
            top: 3 + 3 * depth,
            width: (to - from + 1) * laneWidth * zoom - 2 * teamInset * zoom * (depth + 1),
            transform: `translateX(${left + (from * laneWidth + teamInset * (depth + 1)) * zoom}px)`,
          }}
        />
      ))}
    </div>
  );
}

/** A narrower lane shows only the sign of its agent: a letter or two of a name tell nothing. */
const roomForName = 76;

/** A bracket begins and ends a little inside its lanes, one within another a little more. */
const teamInset = 18;

/** The lanes themselves, as quiet as the lines of a notebook. */
export function LaneLines({ lanes, height }: { lanes: readonly PlacedLane[]; height: number }) {
  return (
    <div aria-hidden="true">
      {lanes.map(({ agentId, x }, lane) => (
        <div
          key={agentId}
          className={styles.lane}
          data-hue={hueOf(lane)}
          style={{ left: x, width: laneWidth, top: -400, height: height + 4000 }}
        />
      ))}
    </div>
  );
}
