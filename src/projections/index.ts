export * from './conversation';
export * from './conversation-graph';
export * from './metrics';
export * from './prompt';
export * from './run-status';
