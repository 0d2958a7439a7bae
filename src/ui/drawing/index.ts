export { DrawingField } from './drawing-field';
