export { type ScriptedAnswer, type ScriptedEngineOptions, scriptedEngine } from './scripted-engine';
