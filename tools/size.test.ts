import { expect, test } from 'vitest';
import { chunksOfFirstLoad, firstLoadLimit, objectionsTo, scriptsOfPage } from './size.mjs';

const script = { file: 'assets/index.js', bytes: firstLoadLimit, text: 'const a = 1;', assets: [] };

test('a first visit loads the entry and all that it imports statically, each once', () => {
  const manifest = {
    'index.html': { file: 'a.js', isEntry: true, imports: ['_b.js', '_c.js'], dynamicImports: ['late.ts'] },
    '_b.js': { file: 'b.js', imports: ['_c.js'] },
    '_c.js': { file: 'c.js', imports: ['_b.js'] },
    'late.ts': { file: 'd.js' },
  };
  expect([...chunksOfFirstLoad(manifest)].sort()).toEqual(['_b.js', '_c.js', 'index.html']);
});

test('the scripts that the page names are found, preloaded ones too', () => {
  const page = `<link rel="modulepreload" crossorigin href="./assets/b.js"><link rel="icon" href="./icon.svg">
    <script type="module" crossorigin src="./assets/a.js"></script>`;
  expect(scriptsOfPage(page)).toEqual(['assets/b.js', 'assets/a.js']);
});

test('the limit may be reached, but not passed', () => {
  expect(objectionsTo([script])).toEqual([]);
  expect(objectionsTo([script, { ...script, bytes: 1 }])).toHaveLength(1);
});

test('a check that saw no script, and a script with weights or wasm in it, are objected to', () => {
  expect(objectionsTo([])).toHaveLength(1);
  expect(objectionsTo([{ ...script, assets: ['assets/ort.wasm'] }])).toHaveLength(1);
  expect(objectionsTo([{ ...script, text: 'const ort = "data:application/wasm;base64,AGFzbQ";' }])).toHaveLength(1);
});
