import { MLCEngine, prebuiltAppConfig } from '@mlc-ai/web-llm';
import type { WebLlmLibrary } from './library';

/** The library itself, some 2 MB when compressed: imported by the worker's entry only. */
export const genuineLibrary: WebLlmLibrary = {
  models: prebuiltAppConfig.model_list,
  create({ models, onProgress }) {
    const engine = new MLCEngine({
      appConfig: { model_list: [...models] },
      initProgressCallback: onProgress,
      logLevel: 'WARN',
    });
    return {
      reload(modelId, logits) {
        if (logits !== null) engine.setLogitProcessorRegistry(new Map([[modelId, logits]]));
        return engine.reload(modelId);
      },
      unload: () => engine.unload(),
      interruptGenerate: () => void engine.interruptGenerate(),
      getMessage: (modelId) => engine.getMessage(modelId),
      stream: (request) => engine.chatCompletion(request),
    };
  },
};
