// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder that is built and served. */
export const builtFolder = join(root, 'dist');

/**
 * Runs a program in the project's root with its output shown, and answers with its exit status.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env] added to this process's own
 */
export function run(program, args, env = {}) {
  // npm is a batch file on Windows, which only a shell can start.
  const shell = process.platform === 'win32' && program === 'npm';
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell,
    env: { ...process.env, ...env },
  });
  if (error !== undefined) console.error(`${program} could not be started: ${error.message}`);
  return status ?? 1;
}

/**
 * Runs a program that a package brings, without npx and in the same way on every system.
 * @param {string} file its script, below node_modules
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env]
 */
export const runTool = (file, args, env) =>
  run(process.execPath, [join(root, 'node_modules', file), ...args], {
    VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true',
    ...env,
  });

/**
 * Installs the packages when none are there, or when package.json or the lock file has changed since. Answers whether
 * they are there now. It needs nothing but Node itself.
 */
export function installWhatIsMissing() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Colloquy is built with Node 20.19 or newer; this is ${process.versions.node}.`);
    return false;
  }
  const stamp = join(root, 'node_modules', '.colloquy-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === packagesWanted()) return true;
  console.log('Installing packages …');
  // Not `npm ci`: a lock file made on one platform may lack the optional binaries of another.
  if (run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    console.error('The packages could not be installed: is the npm registry within reach?');
    return false;
  }
  writeFileSync(stamp, packagesWanted());
  return true;
}

function packagesWanted() {
  return digestOf(['package.json', 'package-lock.json'], `${process.platform}-${process.arch}`);
}

/** Builds the site when a source has changed since the last build. Answers whether dist/ is up to date now. */
export function buildWhatIsStale() {
  // It lies where the build empties the folder, so that a build by hand makes it vanish.
  const stamp = join(builtFolder, '.vite', 'built-from');
  // The build's own helpers lie beside this file; the folders below it hold recipes that the build does not read.
  const helpers = readdirSync(join(root, 'tools')).filter((name) => name.endsWith('.ts'));
  const sources = digestOf([
    ...['index.html', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'src', 'public'],
    ...helpers.map((name) => `tools/${name}`),
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return true;
  console.log('Building …');
  if (runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']) !== 0) return false;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
  return true;
}

/**
 * One line that stands for the content of these files and folders.
 * @param {readonly string[]} paths
 * @param {string} [salt]
 */
function digestOf(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const path of paths.flatMap(filesBelow)) hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {readonly string[]}
 */
function filesBelow(path) {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}
