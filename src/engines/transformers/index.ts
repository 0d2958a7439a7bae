export { type MeasuredPlaces, type TransformersEngineOptions, transformersEngine } from './transformers-engine';
