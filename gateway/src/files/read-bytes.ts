/** Reads a body as the bytes that it is, within a limit: files are not text. */
import type { IncomingMessage } from 'node:http';
import { BodyTooLarge } from '@diaban/shared/server/http-listener';

/** How much of a body that is too large is still taken off the wire, so that its sender sees the refusal. */
const MAX_DISCARDED = 16 * 1024 * 1024;

/** @throws BodyTooLarge as soon as the limit is passed, or Error when the client leaves before the end */
export function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      chunks.length = 0;
      reject(new BodyTooLarge(limit));
      if (size > limit + MAX_DISCARDED) request.destroy();
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.once('close', () => reject(new Error('The client left before the end of its request')));
  });
}
