export { type Amounts, amountsIn } from './amounts';
export { MetricsPanel } from './metrics-panel';
