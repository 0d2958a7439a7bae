import { readdirSync } from 'node:fs';
import { expect, test } from './fixtures/test';

/** What the page's engine says to its worker, and hears (src/engines/worker/protocol.ts). */
type Heard = {
  readonly type: string;
  readonly part?: {
    readonly type: string;
    readonly vectors?: readonly (readonly number[])[];
    readonly failure?: unknown;
  };
};

test('the worker that the page ships turns texts into vectors with the built-in model', async ({ page, baseURL }) => {
  const here = (path: string) => new URL(path, baseURL);
  const script = readdirSync(new URL('../dist/assets', import.meta.url)).find((name) =>
    /^transformers\.worker-.*\.js$/.test(name),
  );
  // Any address of the site may start its worker; this one draws nothing meanwhile.
  await page.goto(here('models/builtin/config.json').href);
  const end = await page.evaluate(
    ({ address, modelsPath, texts }) =>
      new Promise<Heard['part']>((resolve, reject) => {
        const worker = new Worker(address, { type: 'module' });
        worker.addEventListener('error', () => reject(new Error('The worker did not start.')));
        worker.addEventListener('message', ({ data }: MessageEvent<Heard>) => {
          if (data.type !== 'part') return;
          worker.terminate();
          resolve(data.part);
        });
        const settings = { device: 'wasm', modelsPath, shaderF16: false, hubMirror: null };
        worker.postMessage({ type: 'start', settings, lifeLock: 'text-vectors' });
        const request = { modelId: 'builtin/colloquy', texts };
        worker.postMessage({ type: 'order', orderId: 1, order: { type: 'embed', request } });
      }),
    {
      address: here(`assets/${script}`).href,
      modelsPath: here('models/').pathname,
      texts: ['Why do bees dance?', 'Bees dance to tell the others where flowers are.', 'Late trains cost an evening.'],
    },
  );
  expect(end?.failure).toBeUndefined();
  const [question = [], right = [], wrong = []] = end?.vectors ?? [];
  const cosine = (passage: readonly number[]) =>
    question.reduce((sum, value, index) => sum + value * (passage[index] ?? Number.NaN), 0);
  expect(cosine(question)).toBeCloseTo(1, 5);
  expect(cosine(right)).toBeGreaterThan(cosine(wrong) + 0.2);
});
