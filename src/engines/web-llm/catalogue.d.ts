/** Made at build time from the list inside `@mlc-ai/web-llm`; see `tools/web-llm-catalogue.ts`. */
declare module 'virtual:web-llm-catalogue' {
  import type { ModelCard } from '../../core';
  export const cards: readonly ModelCard[];
}

declare module 'virtual:web-llm-places' {
  import type { WebLlmPlace } from '../stored/stored-models';
  export const places: readonly WebLlmPlace[];
}
