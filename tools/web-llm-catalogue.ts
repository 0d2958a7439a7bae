import type { Plugin } from 'vite';
import { canConverse, modelCardOf } from '../src/engines/web-llm/model-card';

const moduleId = 'virtual:web-llm-catalogue';

/**
 * Gives the page the cards of WebLLM's models without WebLLM: the list sits inside a library of several megabytes, so
 * it is read here, in Node, and only the cards go into the page. Updating the package updates the catalogue.
 */
export function webLlmCatalogue(): Plugin {
  return {
    name: 'web-llm-catalogue',
    resolveId: (id) => (id === moduleId ? `\0${moduleId}` : null),
    async load(id) {
      if (id !== `\0${moduleId}`) return null;
      const { prebuiltAppConfig } = await import('@mlc-ai/web-llm');
      const cards = prebuiltAppConfig.model_list.filter(canConverse).map(modelCardOf);
      return `export const cards = JSON.parse(${JSON.stringify(JSON.stringify(cards))});`;
    },
  };
}
