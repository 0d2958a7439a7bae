export { ModelDialog } from './model-dialog';
export { ModelField } from './model-field';
export { SecondModelField } from './second-model-field';
