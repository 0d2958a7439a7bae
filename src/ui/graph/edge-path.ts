import type { Box } from './lane-layout';

/** Where an edge leaves a turn: so high that it has room to fall, so low that it passes under the turn before in the next lane. */
const portHeight = 34;

/**
 * A thin curve from one turn down to another, as an SVG path. To another lane it leaves by the side and falls into the
 * top, like water over a step; within a lane it runs straight down, hidden behind the turns between.
 */
export function edgePath(from: Box, to: Box): string {
  const entry = { x: to.x + to.width / 2, y: to.y };
  const sameLane = Math.abs(from.x + from.width / 2 - entry.x) < 1;
  if (sameLane) return `M${entry.x} ${from.y + from.height}L${entry.x} ${entry.y}`;

  const rightwards = entry.x > from.x;
  const leave = { x: rightwards ? from.x + from.width : from.x, y: from.y + Math.min(portHeight, from.height / 2) };
  const sideways = Math.abs(entry.x - leave.x);
  // The bend: round where there is room, and never higher than the fall.
  const radius = Math.min(sideways, Math.max(0, entry.y - leave.y), 64);
  const bendAt = entry.x - (rightwards ? radius : -radius);
  return `M${leave.x} ${leave.y}L${bendAt} ${leave.y}C${bendAt + (rightwards ? 0.6 : -0.6) * radius} ${leave.y} ${entry.x} ${leave.y + 0.4 * radius} ${entry.x} ${leave.y + radius}L${entry.x} ${entry.y}`;
}

/** As heavy as the part of the prompt that the message makes. */
export function edgeWidth(share: number): number {
  return 1 + 2.5 * Math.min(1, Math.max(0, share));
}
