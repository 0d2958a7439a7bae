import { cards } from 'virtual:web-llm-catalogue';
import { hostEngine } from '../worker';
import { genuineLibrary } from './genuine-library';
import { browserSurroundings } from './surroundings';
import { webLlmEngine } from './web-llm-engine';
import { hubMirrorIn, withTestModels } from './worker-settings';

hostEngine(
  (settings, _retire, worked) =>
    webLlmEngine({
      ...withTestModels(settings, genuineLibrary, cards),
      worked,
      world: browserSurroundings(hubMirrorIn(settings)),
    }),
  self,
);
