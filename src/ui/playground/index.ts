export { type Member, useCast, useShownScenario } from './cast';
export { reachedTurns, useDrillReports } from './drilled';
export { useStandsAtFailure } from './failed-turn';
export { type Shortcut, shortcuts } from './shortcuts';
export { useIsWriting, useShownTurn } from './shown-turn';
