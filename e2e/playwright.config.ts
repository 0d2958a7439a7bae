import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.E2E_PORT ?? 4317);
const report = process.env.E2E_REPORT;
// Not at the root, as on a project page of a static host: every address in the page must be relative.
const basePath = '/colloquy/';

const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
// A GPU made of software: slow, but a real WebGPU adapter without 16-bit floats.
const softwareGpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];
const executablePath = process.env.CHROME;

/** The tests of the built page: `npm test -- --e2e` finds a browser, builds, and starts this. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: Math.min(2, availableParallelism()),
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  webServer: {
    command: `node ../tools/serve.mjs ../dist ${port} ${basePath}`,
    url: `http://localhost:${port}${basePath}`,
  },
  use: {
    baseURL: `http://localhost:${port}${basePath}`,
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'wasm',
      grepInvert: /@webgpu/,
      use: { launchOptions: { args: quiet, ...(executablePath === undefined ? {} : { executablePath }) } },
    },
    {
      name: 'webgpu',
      grep: /@webgpu/,
      use: {
        launchOptions: {
          args: [...quiet, ...softwareGpu],
          ...(executablePath === undefined ? {} : { executablePath }),
        },
      },
    },
  ],
});
