export { ErrorBoundary, followAddress, followState, obeyAddressedLanguage, Shell } from './shell';
export { AppContext } from './use-app';
