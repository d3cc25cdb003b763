// Stores a gzip copy beside each text file, so that the server compresses nothing at run time.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = new URL('../target/classes/dashboard/assets/', import.meta.url).pathname;
for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  if (/\.(js|css|svg)$/.test(name) && statSync(file).size > 512) {
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}
