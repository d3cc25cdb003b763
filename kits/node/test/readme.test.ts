import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

interface Package {
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly author: string;
  readonly homepage: string;
  readonly repository: unknown;
  readonly engines: unknown;
  readonly files: readonly string[];
  readonly publishConfig: unknown;
  readonly license: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
}

const packageOf = (folder: string) => JSON.parse(read(`${folder}/package.json`)) as Package;

describe('what a README shows is a file of the tests:', () => {
  it.each([
    'verifier/test/example/following.ts',
    'verifier/test/example/express.ts',
    'verifier/test/example/fastify.ts',
    'client/test/example/documents.ts',
  ])('%s', (example) => {
    expect(read(`${example.replace(/\/.*/, '')}/README.md`)).toContain(`\`\`\`ts\n${read(example)}\`\`\``);
  });

  it.each(['verifier', 'client'])('the first lines of the one for the %s', (kit) => {
    const [, shown] = /```ts\n(.*?)```/s.exec(read(`${kit}/README.md`)) ?? [];

    const [, tried] = /----\n(.*)\n\/\/ ----/s.exec(read(`${kit}/test/example/first-lines.ts`)) ?? [];

    expect(shown).toBe(tried);
  });
});

describe.each(['verifier', 'client'])('the package of the %s', (kit) => {
  it('needs jose and nothing else', () => {
    expect(packageOf(kit).dependencies).toEqual({ jose: `^${packageOf('.').dependencies.jose ?? ''}` });
  });

  it('has a licence, and a README that names it and the version', () => {
    const { name, license, version } = packageOf(kit);

    expect(license).toBe('Apache-2.0');
    expect(read(`${kit}/LICENSE`)).toContain('Apache License');
    expect(read(`${kit}/README.md`)).toContain(`# ${name}\n`);
    expect(read(`${kit}/README.md`)).toContain(`Version ${version}, [Apache License 2.0](LICENSE)`);
  });

  it('says what npm shows of it', () => {
    const { description, keywords, author, homepage, repository, engines, files, publishConfig } = packageOf(kit);

    expect(description).toMatch(/^[A-Z].{20,}[^.]$/);
    expect(keywords).toContain('mintmark');
    expect(author).toBe('The Mintmark authors');
    expect(homepage).toMatch(/^https:/);
    expect(repository).toEqual({
      type: 'git',
      url: expect.stringMatching(/^git\+https:/) as string,
      directory: `kits/node/${kit}`,
    });
    expect(engines).toEqual(packageOf('.').engines);
    expect(files).toEqual(['dist/*.js', 'dist/*.d.ts']);
    expect(publishConfig).toEqual({ access: 'public' });
  });

  it('exports what is built', () => {
    for (const built of Object.values(packageOf(kit).exports)) {
      expect(read(`${kit}/${built.replace('./dist/', 'src/').replace(/js$/, 'ts')}`)).not.toBe('');
    }
  });
});
