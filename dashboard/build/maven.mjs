// What Maven calls: installs what the lock file names, builds and lints, each only if something changed since the last
// time; and runs the tests.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function run(...args) {
  try {
    return execFileSync(npm, [...args, '--loglevel=error'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (failed) {
    console.error(`npm ${args.join(' ')} failed:\n${failed.stdout ?? ''}${failed.stderr ?? failed}`);
    process.exit(1);
  }
}

function files(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => files(join(path, name)))
    : [path];
}

function digest(...names) {
  const hash = createHash('sha256');
  for (const name of names) {
    for (const file of files(join(root, name)).filter((path) => !path.endsWith('schema.d.ts'))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
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

/**
 * What the pages are made of, with licences (CycloneDX); npm itself would leave out what both the pages and a tool need.
 */
function billOfMaterials() {
  const bill = JSON.parse(run('sbom', '--sbom-format=cyclonedx'));
  const isTool = (component) => component.properties?.some(({ name }) => name === 'cdx:npm:package:development');
  const components = bill.components.filter((component) => !isTool(component));
  const references = new Set([
    bill.metadata.component['bom-ref'],
    ...components.map((component) => component['bom-ref']),
  ]);
  const dependencies = bill.dependencies
    .filter(({ ref }) => references.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => references.has(other)) }));
  return { ...bill, components, dependencies };
}

const locked = digest('package.json', 'package-lock.json', '.npmrc');
const document = '../adapters-rest/src/main/resources/META-INF/openapi.yaml';
const sources = digest('src', 'build', 'index.html', document, 'vite.config.ts', 'postcss.config.mjs', 'tsconfig.json');

once('node_modules/.installed', locked, () => run('ci', '--no-audit', '--no-fund'));
if (process.argv[2] === 'build') {
  once('target/dashboard.built', `${locked} ${sources}`, () => run('run', 'build'));
} else if (process.argv[2] === 'bill-of-materials') {
  once('target/bom.made', locked, () =>
    writeFileSync(join(root, 'target/bom.json'), JSON.stringify(billOfMaterials(), null, 1)),
  );
} else if (process.argv[2] === 'test') {
  run('run', 'generate');
  const written = readdirSync(root).filter((name) => name !== 'node_modules' && name !== 'target');
  once('target/dashboard.linted', `${sources} ${digest(...written.sort())}`, () => run('run', 'lint'));
  run('test');
}
