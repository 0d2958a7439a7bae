import type { Pattern } from '../core';
import {
  allocation,
  attention,
  blackboard,
  debate,
  drawn,
  fusion,
  hierarchy,
  messages,
  moderator,
  peers,
  roundRobin,
  rules,
  workers,
} from '../patterns';

/** Every way for agents to work together. A new one is a file in `patterns/` and a line here. */
export const patterns: readonly Pattern[] = [
  roundRobin,
  moderator,
  rules,
  peers,
  debate,
  fusion,
  workers,
  hierarchy,
  allocation,
  blackboard,
  attention,
  messages,
  drawn,
];
