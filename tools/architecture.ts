import { posix } from 'node:path';
import ts from 'typescript';

/** Path (from the project's root, with slashes) to source text. */
export type Files = ReadonlyMap<string, string>;

/** One import that the floor plan does not allow, in a sentence that says what to do. */
export type Violation = { readonly file: string; readonly rule: Rule; readonly sentence: string };

export type Rule =
  | 'room'
  | 'layer'
  | 'door'
  | 'package'
  | 'worker-side'
  | 'unpredictable'
  | 'storage'
  | 'testing'
  | 'cycle'
  | 'unresolved'
  | 'unreadable';

/** What a check saw, so that one which saw nothing is not taken for a tidy house; and what it found. */
export type Survey = {
  readonly modules: number;
  readonly imports: number;
  readonly violations: readonly Violation[];
};

/**
 * Reads every import of every module (static, dynamic, type-only, re-exports, workers by URL) with the TypeScript
 * compiler, and finds each one that the table "Who may import whom" of docs/architecture.md forbids.
 * Pure: the same files give the same answer.
 */
export function survey(files: Files): Survey {
  const modules = [...files].filter(([path]) => isModule(path)).map(([path, text]) => readModule(path, text, files));
  const byPath = new Map(modules.map((module) => [module.path, module]));
  return {
    modules: modules.length,
    imports: modules.reduce((sum, module) => sum + module.links.length, 0),
    violations: [
      ...modules.flatMap((module) => module.links.flatMap((link) => violationsOfLink(module, link))),
      ...modules.flatMap(unknownRoom),
      ...modules.flatMap(forbiddenNames),
      ...enginesOnThePage(byPath),
      ...cyclesAmong(byPath),
    ],
  };
}

const below = ['projections', 'core', 'base'];
const implementations = [
  'patterns',
  'environments',
  'knowledge',
  'evaluation',
  'engines',
  'tools',
  'persistence',
  'sharing',
  'scenarios',
];

/** What each room may import, besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  core: ['base'],
  projections: ['core', 'base'],
  ...Object.fromEntries(implementations.map((room) => [room, below])),
  orchestrator: below,
  app: ['orchestrator', ...implementations, ...below],
  ui: ['app', ...below],
  'main.tsx': ['ui', 'app', ...below],
};

const levelOf = (room: string): number => {
  if (room === 'base' || room === 'core') return 0;
  if (room === 'projections') return 1;
  if (implementations.includes(room)) return 2;
  return { orchestrator: 3, app: 4 }[room] ?? 5;
};

type PackageRule = { readonly names: RegExp; readonly allowed: RegExp; readonly where: string };

const packageRules: readonly PackageRule[] = [
  { names: /^@xyflow\/react\b/, allowed: /^src\/ui\/(graph|drawing)\//, where: 'src/ui/graph and src/ui/drawing' },
  {
    names:
      /^(zustand$|(react|react-dom|react-i18next|react-markdown|radix-ui|wouter)(\/|$)|@radix-ui\/|@tanstack\/react-)/,
    allowed: /^src\/(ui\/|main\.tsx$)/,
    where: 'src/ui and src/main.tsx',
  },
  { names: /^@mlc-ai\/web-llm\b/, allowed: /^src\/engines\/web-llm\//, where: 'src/engines/web-llm' },
  {
    names: /^(@huggingface\/transformers\b|onnxruntime-)/,
    allowed: /^src\/engines\/transformers\//,
    where: 'src/engines/transformers',
  },
  { names: /^(quickjs-emscripten|@jitl\/quickjs-)/, allowed: /^src\/tools\/sandbox\//, where: 'src/tools/sandbox' },
  { names: /^idb(\/|$)/, allowed: /^src\/persistence\//, where: 'src/persistence' },
];

/** Packages whose code must never come to the page itself: they are megabytes, and would hold the page up. */
const workerSidePackages = /^(@mlc-ai\/web-llm|@huggingface\/transformers)$/;

type Link = {
  readonly specifier: string;
  /** Erased when compiled, so nothing of it is loaded. */
  readonly typeOnly: boolean;
  /** Starts a worker or names an asset instead of loading a module into this one. */
  readonly byUrl: boolean;
  readonly target: Target;
};

type Target =
  | { readonly type: 'file'; readonly path: string }
  | { readonly type: 'package'; readonly name: string }
  | { readonly type: 'asset'; readonly path: string }
  | { readonly type: 'unresolved' }
  | { readonly type: 'unreadable' };

type Module = { readonly path: string; readonly links: readonly Link[]; readonly names: readonly string[] };

const isModule = (path: string) => /^src\/.+\.tsx?$/.test(path) && !path.endsWith('.d.ts');
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
/** Tests, and what only tests use: contract suites, examples, stand-ins. */
const isTesting = (path: string) => isTest(path) || isContractSuite(path) || /\/stand-in-[^/]+$/.test(path);
const isWorker = (path: string) => /\.worker\.ts$/.test(path);
const isContractSuite = (path: string) => /-contract\.ts$/.test(path) || path.includes('/testing/');
const roomOf = (path: string) => path.split('/')[1] ?? '';
const isDoor = (path: string) => /\/index\.tsx?$/.test(path);

function readModule(path: string, text: string, files: Files): Module {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const links: Link[] = [];
  const names: string[] = [];

  const link = (specifier: ts.Node | undefined, how: { typeOnly?: boolean; byUrl?: boolean } = {}) => {
    const readable = specifier !== undefined && ts.isStringLiteralLike(specifier);
    const written = readable ? specifier.text : (specifier?.getText(source) ?? '');
    const target: Target = readable ? targetOf(written, path, files) : { type: 'unreadable' };
    links.push({ specifier: written, typeOnly: how.typeOnly ?? false, byUrl: how.byUrl ?? false, target });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      // `import { type A }` keeps a side-effect import under verbatimModuleSyntax: only `import type` is erased.
      link(node.moduleSpecifier, { typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      link(node.moduleSpecifier, { typeOnly: node.isTypeOnly });
    } else if (ts.isImportTypeNode(node)) {
      link(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument, { typeOnly: true });
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      link(node.moduleReference.expression, { typeOnly: node.isTypeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      link(node.arguments[0]);
    } else if (ts.isCallExpression(node) && isGlob(node.expression) && !staysAtHome(node.arguments[0])) {
      links.push({ specifier: 'import.meta.glob', typeOnly: false, byUrl: false, target: { type: 'unreadable' } });
    } else if (ts.isNewExpression(node) && isUrlOfThisModule(node)) {
      link(node.arguments?.[0], { byUrl: true });
    }
    names.push(...namesIn(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { path, links, names };
}

/** `new URL(…, import.meta.url)`, which the bundler follows. */
function isUrlOfThisModule(node: ts.NewExpression): boolean {
  const relativeTo = node.arguments?.[1];
  if (lastNameOf(node.expression) !== 'URL' || relativeTo === undefined) return false;
  return (
    ts.isPropertyAccessExpression(relativeTo) && isImportMeta(relativeTo.expression) && relativeTo.name.text === 'url'
  );
}

/** `import.meta.glob`, which the bundler follows too. */
function isGlob(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && isImportMeta(node.expression) && node.name.text.startsWith('glob');
}

/** A pattern that begins in its own folder and never climbs out of it has nothing that could be forbidden. */
function staysAtHome(pattern: ts.Expression | undefined): boolean {
  return pattern !== undefined && ts.isStringLiteralLike(pattern) && /^\.\/(?!.*\.\.)/.test(pattern.text);
}

const isImportMeta = (node: ts.Node) => ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;

/** The names of the outside world that only some rooms may use. */
function namesIn(node: ts.Node): readonly string[] {
  if (ts.isPropertyAccessExpression(node)) {
    const written = `${lastNameOf(node.expression)}.${node.name.text}`;
    return /^(Date\.now|Math\.random|crypto\.(randomUUID|getRandomValues))$/.test(written) ? [written] : [];
  }
  if (ts.isNewExpression(node)) {
    return lastNameOf(node.expression) === 'Date' && (node.arguments?.length ?? 0) === 0 ? ['new Date()'] : [];
  }
  if (!ts.isIdentifier(node) || ts.isTypeNode(node.parent)) return [];
  return node.text === 'indexedDB' || node.text === 'IDBKeyRange' ? ['indexedDB'] : [];
}

/** `crypto` of `crypto` and of `globalThis.crypto`. */
function lastNameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : '';
}

function targetOf(specifier: string, from: string, files: Files): Target {
  if (!specifier.startsWith('.')) {
    if (specifier.startsWith('/')) return { type: 'unresolved' };
    const parts = specifier.split('/');
    return { type: 'package', name: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
  }
  const wanted = posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''))).replace(/\/$/, '');
  const candidates = [wanted, `${wanted}.ts`, `${wanted}.tsx`, `${wanted}/index.ts`, `${wanted}/index.tsx`];
  const found = candidates.find((candidate) => isModule(candidate) && files.has(candidate));
  if (found !== undefined) return { type: 'file', path: found };
  if (/\.(css|json|svg|png|wasm|onnx|txt|md|html)$/.test(wanted)) return { type: 'asset', path: wanted };
  // What lies outside src (a tool that a test tries, a file of public/) has no place in the table.
  return wanted.startsWith('src/') || !isTesting(from) ? { type: 'unresolved' } : { type: 'asset', path: wanted };
}

function violationsOfLink(module: Module, link: Link): readonly Violation[] {
  const { path } = module;
  const { target } = link;
  switch (target.type) {
    case 'unreadable':
      // A test may go through a folder of examples; it adds nothing to the house.
      if (isTesting(path)) return [];
      return [violation(path, 'unreadable', `${link.specifier} is an import that no check can read: name the module.`)];
    case 'unresolved':
      return [violation(path, 'unresolved', `'${link.specifier}' leads to no module of the project.`)];
    case 'package':
      return packageViolations(path, link.specifier);
    case 'asset':
      return target.path.startsWith('src/') ? layerViolations(path, target.path) : [];
    case 'file':
      return [
        ...layerViolations(path, target.path),
        ...doorViolations(path, target.path, link),
        ...testingViolations(path, target.path),
      ];
  }
}

function packageViolations(path: string, specifier: string): readonly Violation[] {
  if (isTesting(path)) return [];
  if (specifier.startsWith('node:')) {
    return [violation(path, 'package', `${specifier} is Node's own; a page has none of it.`)];
  }
  return packageRules
    .filter((rule) => rule.names.test(specifier) && !rule.allowed.test(path))
    .map((rule) => violation(path, 'package', `${specifier} may only be imported in ${rule.where}.`));
}

function layerViolations(path: string, target: string): readonly Violation[] {
  const from = roomOf(path);
  const to = roomOf(target);
  if (from === to || (mayImport[from] ?? []).includes(to)) return [];
  if (isTest(path) && (levelOf(to) < levelOf(from) || isContractSuite(target))) return [];
  return [violation(path, 'layer', `${from} may not import ${to} (${target}): what both need belongs below both.`)];
}

function doorViolations(path: string, target: string, link: Link): readonly Violation[] {
  if (roomOf(path) === roomOf(target) || isDoor(target)) return [];
  if (link.byUrl && isWorker(target)) return [];
  if (isTest(path) && isContractSuite(target)) return [];
  return [violation(path, 'door', `${target} is inside another folder: import it through that folder's index.ts.`)];
}

function testingViolations(path: string, target: string): readonly Violation[] {
  if (isTesting(path) || !isTesting(target)) return [];
  return [violation(path, 'testing', `${target} is there for tests; the app may not import it.`)];
}

function unknownRoom({ path }: Module): readonly Violation[] {
  const room = roomOf(path);
  if (room in mayImport || isTest(path)) return [];
  return [violation(path, 'room', `${room} is not in the table of rooms: add it there with what it may import.`)];
}

function forbiddenNames({ path, names }: Module): readonly Violation[] {
  if (isTesting(path)) return [];
  return [...new Set(names)].flatMap((name) => {
    if (name === 'indexedDB') {
      return roomOf(path) === 'persistence'
        ? []
        : [violation(path, 'storage', 'IndexedDB is used in persistence only.')];
    }
    if (levelOf(roomOf(path)) >= 4) return [];
    return [violation(path, 'unpredictable', `${name} would make a replay differ: let it be handed in.`)];
  });
}

/** Follows what the page loads, from main.tsx, and finds the engines' packages in it. */
function enginesOnThePage(modules: ReadonlyMap<string, Module>): readonly Violation[] {
  const reached = new Set<string>();
  const waiting = ['src/main.tsx'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const module = modules.get(path);
    if (module === undefined || reached.has(path)) continue;
    reached.add(path);
    waiting.push(
      ...module.links.filter(isLoaded).flatMap(({ target }) => (target.type === 'file' ? [target.path] : [])),
    );
  }
  return [...reached].flatMap((path) =>
    (modules.get(path)?.links ?? [])
      .filter(isLoaded)
      .flatMap(({ target }) =>
        target.type === 'package' && workerSidePackages.test(target.name)
          ? [violation(path, 'worker-side', `${target.name} would come to the page: only a worker may load it.`)]
          : [],
      ),
  );
}

const isLoaded = (link: Link) => !link.typeOnly && !link.byUrl;

/** Each ring of imports once, told from its alphabetically first module. Types count: a ring has no order to read in. */
function cyclesAmong(modules: ReadonlyMap<string, Module>): readonly Violation[] {
  const rings = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      const ring = fromFirst(trail.slice(start));
      rings.set(ring.join(' '), ring);
      return;
    }
    if (done.has(path)) return;
    for (const { target, byUrl } of modules.get(path)?.links ?? []) {
      if (target.type === 'file' && !byUrl) walk(target.path, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of [...modules.keys()].sort()) walk(path, []);
  return [...rings.values()].map((ring) =>
    violation(ring[0] ?? '', 'cycle', `imports go round in a ring: ${[...ring, ring[0]].join(' -> ')}.`),
  );
}

function fromFirst(ring: readonly string[]): readonly string[] {
  const first = ring.reduce((least, path, index) => (path < (ring[least] ?? '') ? index : least), 0);
  return [...ring.slice(first), ...ring.slice(0, first)];
}

function violation(file: string, rule: Rule, sentence: string): Violation {
  return { file, rule, sentence };
}
