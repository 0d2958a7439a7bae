export type { DeviceReport, Fit } from '../engines';
export type { Stored, StoredModel } from '../engines/stored';
export type { BuiltInScenario, Subject } from '../scenarios';
export type { App } from './app';
export type { AppParts } from './app-parts';
export { browserApp } from './browser-app';
export type { Commands, Decoded, Decoding } from './commands';
export { hubMirrorFrom } from './hub-mirror';
export * from './state';
