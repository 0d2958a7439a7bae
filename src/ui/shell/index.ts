export { ErrorBoundary } from './error-boundary';
export { followAddress } from './follow-address';
export { followState, obeyAddressedLanguage } from './follow-state';
export { Shell } from './shell';
