export { default as ShareDialog } from './share-dialog';
