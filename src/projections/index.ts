export * from './conversation';
export * from './conversation-graph';
export * from './end-watch';
export * from './metrics';
export * from './prompt';
export { promptWords } from './prompt-words';
export * from './repeats';
export * from './run-status';
