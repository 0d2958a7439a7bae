export { type Member, useCast } from './cast';
export { reachedTurns, useDrillReports } from './drilled';
export { type Shortcut, shortcuts } from './shortcuts';
export { useIsWriting, useShownTurn } from './shown-turn';
