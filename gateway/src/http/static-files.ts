/** Serves the built pages: files whose names hold their hash, compressed once at build time. */
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { Problem } from './problem.js';
import { send } from './send.js';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
};

export class StaticFiles {
  private constructor(
    private readonly folder: URL,
    /** only what lies in the folder can be asked for, so no path can lead out of it */
    private readonly names: ReadonlySet<string>,
  ) {}

  /** @throws when the pages have not been built */
  static async open(folder: URL): Promise<StaticFiles> {
    const names = await readdir(folder).catch((): string[] => []);
    if (!names.includes('console.html')) throw new Error('The pages have not been built. Run: npm run build');
    return new StaticFiles(folder, new Set(names));
  }

  /** @throws Problem when there is no such file */
  async serve(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const type = TYPES[extname(name)];
    if (type === undefined || !this.names.has(name))
      throw new Problem(404, 'NOT_FOUND', `There is no file ${name}`);
    const zipped =
      this.names.has(`${name}.gz`) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const bytes = await readFile(new URL(zipped ? `${name}.gz` : name, this.folder));
    send(response, 200, type, bytes, {
      vary: 'accept-encoding',
      'cache-control': type.startsWith('text/html') ? 'no-cache' : 'public, max-age=31536000, immutable',
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    });
  }
}
