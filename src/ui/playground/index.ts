export { type Member, useCast } from './cast';
export { type Shortcut, shortcuts } from './shortcuts';
export { useIsWriting, useShownTurn } from './shown-turn';
