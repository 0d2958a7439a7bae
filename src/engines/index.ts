export { type BrowserEngineOptions, browserEngine } from './browser';
export { checkDevice, type DeviceReport, type Fit, fitOf } from './device';
export { type ScriptedAnswer, type ScriptedEngineOptions, scriptedEngine } from './scripted';
export {
  type MeasuredPlaces,
  type TransformersEngineOptions,
  transformersEngine,
} from './transformers';
export { type WebLlmOptions, webLlm } from './web-llm';
