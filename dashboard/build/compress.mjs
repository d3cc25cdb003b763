// Stores compressed copies beside each text file, so that the server compresses nothing at run time.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const folder = new URL('../target/classes/dashboard/assets/', import.meta.url).pathname;
for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  if (/\.(js|css|svg)$/.test(name) && statSync(file).size > 512) {
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(content));
    writeFileSync(`${file}.gzip`, gzipSync(content, { level: 9 }));
  }
}
