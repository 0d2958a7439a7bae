import type { ModelRecord } from '@mlc-ai/web-llm';
import type { Plugin } from 'vite';
import { canConverse, cardIdOf, modelCardOf } from '../src/engines/web-llm/model-card';

const catalogueId = 'virtual:web-llm-catalogue';
const placesId = 'virtual:web-llm-places';

/**
 * Gives the page the cards of WebLLM's models without WebLLM: the list sits inside a library of several megabytes, so
 * it is read here, in Node, and only the cards go into the page; where the models' files lie, which few visitors need, is
 * a module of its own. Updating the package updates both.
 */
export function webLlmCatalogue(): Plugin {
  return {
    name: 'web-llm-catalogue',
    resolveId: (id) => (id === catalogueId || id === placesId ? `\0${id}` : null),
    async load(id) {
      if (id !== `\0${catalogueId}` && id !== `\0${placesId}`) return null;
      const { prebuiltAppConfig } = await import('@mlc-ai/web-llm');
      const records = prebuiltAppConfig.model_list.filter(canConverse);
      return id === `\0${catalogueId}`
        ? `export const cards = JSON.parse(${JSON.stringify(JSON.stringify(records.map(modelCardOf)))});`
        : `export const places = JSON.parse(${JSON.stringify(JSON.stringify(records.map(placeOf)))});`;
    },
  };
}

function placeOf({ model, model_id, model_lib }: ModelRecord) {
  return { modelId: cardIdOf(model_id), repository: new URL(model).pathname.slice(1), library: model_lib };
}
