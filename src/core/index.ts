export * from './engine';
export * from './failure';
export * from './ids';
export * from './limits';
export * from './pattern';
export * from './projection';
export * from './run-event';
export * from './scenario';
