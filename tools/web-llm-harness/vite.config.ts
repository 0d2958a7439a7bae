import { defineConfig } from 'vite';
import { webLlmCatalogue } from '../web-llm-catalogue';

/** `HARNESS`: the copy of the harness's folder, outside of the repository. The page goes there too. */
const harness = process.env.HARNESS ?? '/tmp/webllm-harness';
const plugins = () => [webLlmCatalogue()];

export default defineConfig({
  root: import.meta.dirname,
  plugins: plugins(),
  worker: { format: 'es', plugins },
  // The harness's model library links with this version of WebLLM only.
  resolve: { alias: { '@mlc-ai/web-llm': `${harness}/node_modules/webllm-0.2.79/lib/index.js` } },
  build: { outDir: `${harness}/colloquy-page`, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 20_000 },
  preview: { port: 8791, host: 'localhost' },
});
