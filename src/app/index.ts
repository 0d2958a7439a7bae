export type { App } from './app';
export type { Commands } from './commands';
export * from './state';
