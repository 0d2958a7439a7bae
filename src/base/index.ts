export { assertNever } from './assert-never';
export type { Brand } from './brand';
export { type Json, jsonText } from './json';
export { type Found, nearest } from './nearest';
export { type PartQueue, partQueue } from './part-queue';
export { type Random, randomAt } from './random';
export { fail, ok, type Result } from './result';
