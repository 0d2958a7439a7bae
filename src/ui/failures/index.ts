export { FailureNote } from './failure-note';
