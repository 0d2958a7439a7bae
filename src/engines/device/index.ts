export { checkDevice } from './check-device';
export type { DeviceReport } from './device-report';
export { type Fit, fitOf, memoryShare } from './fit-of';
