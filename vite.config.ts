import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { webLlmCatalogue } from './tools/web-llm-catalogue';

// How long plugins took is no news to who builds.
const quiet = { checks: { pluginTimings: false } };

export default defineConfig({
  // Relative addresses, so that the built folder works under any path of any static host.
  base: './',
  plugins: [react(), webLlmCatalogue()],
  worker: { format: 'es', plugins: () => [webLlmCatalogue()], rolldownOptions: quiet },
  build: {
    target: 'es2023',
    // The size check reads which chunks the page needs first.
    manifest: true,
    rolldownOptions: quiet,
    // Chunks of a model runtime are large by nature and only loaded when a model is.
    chunkSizeWarningLimit: 8_000,
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    // Two cores that also do something else need longer than one that does not.
    testTimeout: 20_000,
  },
});
