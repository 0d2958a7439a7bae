import type { KnipConfig } from 'knip';

/** What nobody uses: files, packages, exports. Style sheets count as users of the packages that they import. */
export default {
  entry: ['src/**/*.worker.ts', 'tools/*.mjs', 'tools/*/*.{mjs,ts}', 'e2e/playwright.config.ts'],
  project: ['src/**/*.{ts,tsx,css}', 'e2e/**/*.ts', 'tools/**/*.{ts,mjs}'],
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/@import\s+["']([^"']+)["']/g)].map(([, path]) => `import '${path}';`).join('\n'),
  },
  // Comes with transformers.js, in the one version that fits it.
  ignoreDependencies: ['onnxruntime-web'],
  // Debian's own, and only asked where they are.
  ignoreBinaries: ['dpkg', 'apt-get'],
  ignoreExportsUsedInFile: true,
  // A type is part of what a folder says about itself, used elsewhere or not.
  rules: { types: 'off' },
} satisfies KnipConfig;
