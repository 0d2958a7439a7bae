import { describe } from 'vitest';
import { memoryStore } from './memory-store';
import { storeKeepsItsPromises } from './store-contract';

describe('a store in memory', () => storeKeepsItsPromises(async () => memoryStore()));
