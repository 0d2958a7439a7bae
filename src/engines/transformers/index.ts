export { builtinModelId, cardOf, transformersModels } from './catalogue';
export type { Placement } from './placement';
export { type MeasuredPlaces, type TransformersEngineOptions, transformersEngine } from './transformers-engine';
