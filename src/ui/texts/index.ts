export { useLanguage, useWords, type Words } from './words';
