// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A Chromium or Chrome for the end-to-end tests: the one that CHROME names, else one of the system's, else the one
 * that Playwright keeps, else (root on Debian) one that is installed now. Answers with its path, or with undefined
 * after saying in a sentence what to do.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env.CHROME;
  if (named) {
    if (existsSync(named)) return named;
    console.error(`CHROME is ${named}, but there is no such file.`);
    return undefined;
  }
  const found = candidates().find((path) => existsSync(path)) ?? (await playwrightsOwn());
  if (found !== undefined) return found;
  if (mayInstall() && installDebian(['chromium'])) return candidates().find((path) => existsSync(path));
  console.error(
    'The end-to-end tests need Chromium or Chrome, and none was found: install one, or run `npx playwright install chromium`, or set CHROME to its path.',
  );
  return undefined;
}

/** Debian's Chromium draws no Chinese without these; a screenshot taken there would show boxes. Only a wish. */
export function installMissingFonts() {
  if (!mayInstall()) return;
  const { stdout } = spawnSync('dpkg', ['--status', 'fonts-noto-cjk'], {
    encoding: 'utf8',
  });
  if (stdout?.includes('install ok installed')) return;
  if (!installDebian(['fonts-noto-cjk']))
    console.error('Without fonts-noto-cjk, screenshots of the Chinese texts show boxes.');
}

function candidates() {
  const inPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const anywhere = (/** @type {readonly string[]} */ names) =>
    names.flatMap((name) => inPath.map((folder) => join(folder, name)));
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(process.env.HOME ?? '', 'Applications')].flatMap((folder) =>
        ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
      );
    case 'win32':
      return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]);
    default:
      return anywhere(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']);
  }
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

const mayInstall = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  existsSync('/usr/bin/apt-get');

/** @param {readonly string[]} packages */
function installDebian(packages) {
  console.log(`Installing Debian's ${packages.join(' ')} …`);
  const apt = (/** @type {readonly string[]} */ args) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt(['update']) && apt(['install', '--yes', '--no-install-recommends', ...packages]);
}
