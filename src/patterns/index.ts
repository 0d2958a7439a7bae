export { moderator } from './moderator';
export { roundRobin } from './round-robin';
