export { checkDevice, type DeviceReport, type Fit, fitOf } from './device';
export { type ScriptedAnswer, type ScriptedEngineOptions, scriptedEngine } from './scripted';
export {
  builtinModelId,
  cardOf,
  type MeasuredPlaces,
  type Placement,
  type TransformersEngineOptions,
  transformersEngine,
  transformersModels,
} from './transformers';
export { type WebLlmOptions, webLlm } from './web-llm';
