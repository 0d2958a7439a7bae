import type { Engine } from '../core';
import { browserEngine, type MeasuredPlaces, transformersEngine, webLlm } from '../engines';

/** Every engine that the page has. A new one is a folder in `engines/` and a line here. Nothing starts before a model is asked for. */
export function browserEngines(hubMirror: string | null): readonly Engine[] {
  return [
    transformersEngine({ baseUrl: document.baseURI, device: askedDevice(), measured: measuredPlaces, hubMirror }),
    webLlm({ hubMirror }),
    browserEngine(),
  ];
}

/** `?device=wasm` or `?device=webgpu` in the address forces where models compute: to compare them, and for tests. */
function askedDevice(): 'auto' | 'wasm' | 'webgpu' {
  const asked = new URLSearchParams(location.search).get('device');
  return asked === 'wasm' || asked === 'webgpu' ? asked : 'auto';
}

/** Which device was faster on an earlier visit. Forgotten where the browser denies local storage: then it is measured again. */
const measuredPlaces: MeasuredPlaces = {
  recall: (adapter) => {
    try {
      const [device, because] = (localStorage.getItem(keyOf(adapter)) ?? '').split(' ');
      if (device === 'webgpu' && because === 'gpu-faster') return { device, because };
      if (device === 'wasm' && (because === 'gpu-slower' || because === 'fast-enough')) return { device, because };
      return null;
    } catch {
      return null;
    }
  },
  remember: (adapter, { device, because }) => {
    try {
      localStorage.setItem(keyOf(adapter), `${device} ${because}`);
    } catch {
      // Measured again on the next visit.
    }
  },
};

const keyOf = (adapter: string) => `colloquy-place ${adapter}`;
