// The Chromium that the tests run in: the one that CHROMIUM_BIN names, else an installed one, else one that is fetched for them.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type LaunchOptions } from '@playwright/test';

type Browser = Pick<LaunchOptions, 'executablePath' | 'env'>;

/** How to start it. Throws an error of one line, which says what to install, if there is none that runs. */
export function findBrowser(): Browser {
  const named = process.env.CHROMIUM_BIN;
  if (named) {
    return running({ executablePath: named });
  }
  const installed = installedBrowsers().find((executablePath) => faultOf({ executablePath }) === undefined);
  if (installed !== undefined) {
    return { executablePath: installed };
  }
  return process.platform === 'linux' && process.arch === 'x64' ? packaged() : downloaded();
}

/** Where Chromium and Chrome are usually installed; not all of these files are there. */
function installedBrowsers(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .flatMap((variable) => process.env[variable] ?? [])
        .flatMap((folder) => ['Chromium', 'Google/Chrome'].map((name) => join(folder, name, 'Application/chrome.exe')));
    default:
      return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
        (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
      );
  }
}

/** The one that a package of the npm registry ships, with the libraries and fonts that a bare Linux lacks. */
function packaged(): Browser {
  const source = fileURLToPath(new URL('browser/', import.meta.url));
  const { dependencies } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
    dependencies: Record<'@sparticuz/chromium', string>;
  };
  const folder = fileURLToPath(new URL(`../target/browser-${dependencies['@sparticuz/chromium']}/`, import.meta.url));
  const executablePath = join(folder, 'chromium');
  if (!existsSync(executablePath)) {
    // Its scripts, which want a newer Node, are not used: only the files that it brings
    const options = [
      '--ignore-scripts',
      '--engine-strict=false',
      '--loglevel=error',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
    ];
    cpSync(source, folder, { recursive: true });
    attempt('npm', ['ci', ...options], folder);
    const read = (name: string) =>
      brotliDecompressSync(readFileSync(join(folder, 'node_modules/@sparticuz/chromium/bin', `${name}.br`)));
    for (const archive of ['al2023.tar', 'fonts.tar']) {
      execFileSync('tar', ['--extract', '--directory', folder], { input: read(archive) });
    }
    const fonts = join(folder, 'fonts.conf');
    writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/', folder));
    writeFileSync(`${executablePath}.part`, read('chromium'), { mode: 0o755 });
    renameSync(`${executablePath}.part`, executablePath);
  }
  const env = { ...process.env, ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: folder }) };
  return faultOf({ executablePath, env }) === undefined
    ? { executablePath, env }
    : running({ executablePath, env: { ...env, LD_LIBRARY_PATH: join(folder, 'lib') } });
}

/** Playwright's own, which it keeps for all projects of this user. */
function downloaded(): Browser {
  // The processes that Playwright starts read its configuration again
  if (process.env.TEST_WORKER_INDEX === undefined) {
    const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
    attempt(process.execPath, [playwright, 'install', '--no-shell', 'chromium']);
  }
  return running({ executablePath: chromium.executablePath() });
}

function attempt(command: string, args: string[], cwd?: string): void {
  const { status, error, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) {
    throw missing(error?.message ?? firstLine(stderr));
  }
}

function running(browser: Browser): Browser {
  const fault = faultOf(browser);
  if (fault !== undefined) {
    throw missing(fault);
  }
  return browser;
}

/** Why it does not start, such as a system library that is missing. */
function faultOf({ executablePath = '', env }: Browser): string | undefined {
  if (process.platform === 'win32') {
    // Asked for its version, it would open a window
    return existsSync(executablePath) ? undefined : `${executablePath} is not there`;
  }
  const { status, error, stderr } = spawnSync(executablePath, ['--version'], {
    env,
    encoding: 'utf8',
  });
  return status === 0 ? undefined : (error?.message ?? firstLine(stderr));
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

function missing(fault: string): Error {
  return new Error(
    `The dashboard's tests found no browser that runs (${fault}): apt install chromium (Debian), dnf install chromium (Fedora) or ` +
      'brew install --cask google-chrome (macOS) brings one with all that it needs, or name one in CHROMIUM_BIN',
  );
}
