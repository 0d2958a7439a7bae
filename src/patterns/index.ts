export { coordinator } from './coordinator';
export { roundRobin } from './round-robin';
