import { useApp } from '../use-app';
import { Narrow } from './narrow';
import { useIsNarrow } from './use-is-narrow';
import { Wide } from './wide';

/** The scenario, its conversation as a graph, and what there is to read of it. */
export default function Playground() {
  const narrow = useIsNarrow();
  const there = useApp(({ desk }) => desk !== null);
  if (!there) return null;
  return narrow ? <Narrow /> : <Wide />;
}
