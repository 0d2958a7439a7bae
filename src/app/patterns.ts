import type { Pattern } from '../core';
import { moderator, roundRobin } from '../patterns';

/** Every way for agents to work together. A new one is a file in `patterns/` and a line here. */
export const patterns: readonly Pattern[] = [roundRobin, moderator];
