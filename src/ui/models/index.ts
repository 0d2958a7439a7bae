export { ModelField } from './model-field';
export { SecondModelField } from './second-model-field';
