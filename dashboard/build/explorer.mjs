// Makes the explorer of the OpenAPI document: Swagger UI's own files beside the dashboard's, a page that names them, and
// the document in JSON.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSON_SCHEMA, load } from 'js-yaml';

const target = fileURLToPath(new URL('../target/classes/dashboard/', import.meta.url));
const source = fileURLToPath(new URL('explorer/', import.meta.url));
const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const document = fileURLToPath(
  new URL('../../adapters-rest/src/main/resources/META-INF/openapi.yaml', import.meta.url),
);

/** Stores a file under a name that holds a digest of its content, as those of the dashboard; its address. */
function asset(path) {
  const content = readFileSync(path);
  const { name, ext } = parse(path);
  const digest = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  writeFileSync(join(target, 'assets', `${name}-${digest}${ext}`), content);
  return `/assets/${name}-${digest}${ext}`;
}

const addresses = {
  'swagger-ui.css': asset(join(swaggerUi, 'swagger-ui.css')),
  'swagger-ui-bundle.js': asset(join(swaggerUi, 'swagger-ui-bundle.js')),
  'explorer.css': asset(join(source, 'explorer.css')),
  'explorer.js': asset(join(source, 'explorer.js')),
};
const page = readFileSync(join(source, 'explorer.html'), 'utf8').replace(/"([a-z-]+\.(?:css|js))"/g, (_, name) =>
  JSON.stringify(addresses[name]),
);
writeFileSync(join(target, 'explorer.html'), page);
writeFileSync(
  join(target, 'openapi.json'),
  JSON.stringify(load(readFileSync(document, 'utf8'), { schema: JSON_SCHEMA })),
);
