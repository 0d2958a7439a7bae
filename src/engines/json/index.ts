export { beginningThatFits } from './beginning-that-fits';
export {
  beginningOf,
  digitBounds,
  forcedBytes,
  hurriedRest,
  isOver,
  type JsonPlace,
  mayEnd,
  placeAfter,
  sizeOf,
  textPlace,
} from './json-text';
