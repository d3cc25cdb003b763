// What Maven calls: installs what the lock file names, builds and lints, each only if something changed since the last
// time; and runs the tests.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const made = ['node_modules', 'target', 'dist'];

function run(...args) {
  try {
    execFileSync(npm, [...args, '--loglevel=error'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (failed) {
    console.error(`npm ${args.join(' ')} failed:\n${failed.stdout ?? ''}${failed.stderr ?? failed}`);
    process.exit(1);
  }
}

function files(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => !made.includes(name))
        .sort()
        .flatMap((name) => files(join(path, name)))
    : [path];
}

function digest(...names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap((name) => files(join(root, name)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Does the work unless it was done for the same input. */
function once(stamp, input, work) {
  const path = join(root, stamp);
  if (existsSync(path) && readFileSync(path, 'utf8') === input) {
    return;
  }
  work();
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, input);
}

once('node_modules/.installed', digest('package.json', 'package-lock.json', '.npmrc'), () =>
  run('ci', '--no-audit', '--no-fund'),
);
if (process.argv[2] === 'build') {
  run('run', 'build');
} else if (process.argv[2] === 'test') {
  once('target/kits.linted', digest('.'), () => run('run', 'lint'));
  run('test');
}
