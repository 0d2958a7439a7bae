export { ModelField } from './model-field';
