import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem, programOf, run } from './programs.mjs';

const DEBIAN = [
  { program: 'chromium', name: 'chromium' },
  { program: 'faketime', name: 'faketime' },
  { program: 'pdftoppm', name: 'poppler-utils' },
  { program: 'clamd', name: 'clamav-daemon' },
];

function onPath(program) {
  // Services lie outside an ordinary account's path.
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
  ];
  return folders.some((folder) => existsSync(path.join(folder, program)));
}

/**
 * Installs what the tests use beside npm packages: a browser, a clock that can be set, a reader of
 * PDF, a virus scanner. With apt-get and root from Debian; otherwise the browser from Playwright, and the rest is
 * asked for.
 */
export async function installTestPrograms() {
  const missing = DEBIAN.filter(({ program }) => !onPath(program));
  if (missing.length === 0) return;
  if (onPath('apt-get') && process.getuid?.() === 0) return installFromDebian(missing);
  if (missing.some(({ name }) => name === 'chromium')) await installBrowser();
  const rest = missing.map(({ name }) => name).filter((name) => name !== 'chromium');
  if (rest.length > 0) {
    console.log(`Tests that need ${rest.join(' and ')} will fail until you install it.`);
  }
}

async function installFromDebian(missing) {
  const names = missing.map(({ name }) => name);
  console.log(`Installing ${names.join(', ')} for the tests.`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  const args = ['install', '-y', '--no-install-recommends', ...names];
  const { code, output } = await run('apt-get', args, { env });
  if (code !== 0) {
    throw new Problem(`${names.join(', ')} could not be installed:\n\n${output.slice(-1500)}`);
  }
}

async function installBrowser() {
  console.log('Installing a browser for the tests.');
  const args = [programOf('@playwright/test', 'playwright'), 'install', 'chromium'];
  const { code, output } = await run(process.execPath, args);
  if (code !== 0) {
    throw new Problem(
      `No browser for the tests: install Chromium from your system, so that it is at /usr/bin/chromium. Playwright's own could not be had:\n\n${output.slice(-800)}`,
    );
  }
}
