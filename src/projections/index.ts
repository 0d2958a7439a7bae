export * from './conversation';
export * from './conversation-graph';
export * from './drill-report';
export * from './end-watch';
export * from './failure-cost';
export * from './metrics';
export * from './prompt';
export { promptWords } from './prompt-words';
export * from './run-status';
