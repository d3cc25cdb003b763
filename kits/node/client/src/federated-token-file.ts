import { open } from 'node:fs/promises';
import { Rejected } from './token-unavailable.js';

const LARGEST = 8 * 1024;

/**
 * The token that a platform keeps in this file now, without white space around it.
 *
 * @throws {@link Rejected} `token_file_unusable` if there is none; the message has the file's path, nothing of it
 */
export async function readFederatedToken(path: string | URL): Promise<string> {
  const unusable = (why: string, cause?: unknown) =>
    new Rejected('token_file_unusable', '', `The file of the federated token ${why}: ${String(path)}`, cause);
  let content: Buffer;
  try {
    content = await beginningOf(path);
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw unusable(isMissing ? 'is not there' : 'cannot be read', cause);
  }
  if (content.length > LARGEST) {
    throw unusable('is larger than 8 KiB');
  }
  const token = content.toString('utf8').trim();
  if (token === '') {
    throw unusable('is empty');
  }
  return token;
}

/** One byte more than may be there. */
async function beginningOf(path: string | URL): Promise<Buffer> {
  const file = await open(path);
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of file.createReadStream({ end: LARGEST, autoClose: false })) {
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } finally {
    await file.close();
  }
}
