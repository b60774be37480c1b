/** Identities that follow from a name, so that subgraphs can point at each other's seed and sample rows without asking. */
import { createHash } from 'node:crypto';

/** A version 8 UUID of the SHA-256 of the name, such as `org:ubnd-nghi-huong`. */
export function stableId(name: string): string {
  const hash = createHash('sha256').update(`diaban:${name}`).digest('hex');
  const variant = ((Number.parseInt(hash[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
