export { ModelDialog } from './model-dialog';
export { ModelField } from './model-field';
