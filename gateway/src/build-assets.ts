/** Builds the two pages into dist/assets: bundled, named by their content, compressed, with nothing from elsewhere. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

const SOURCE = new URL('../src/', import.meta.url);
const TARGET = new URL('./assets/', import.meta.url);

/** The editor's helpers run beside the page. */
const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
};

async function bundle(): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(SOURCE),
    entryPoints: {
      console: 'console/console.ts',
      ide: 'ide/ide.tsx',
      ...Object.fromEntries(Object.entries(WORKERS).map(([name, file]) => [`worker-${name}`, file])),
    },
    outdir: fileURLToPath(TARGET),
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file' },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [
      {
        // GraphiQL's own style sheet holds the editor's styles already
        name: 'editor-styles-once',
        setup: ({ onLoad }) =>
          onLoad({ filter: /monaco-editor.*\.css$/ }, () => ({ contents: '', loader: 'empty' })),
      },
    ],
  });
  return metafile;
}

/** The built file of an entry: `ide.js` is `ide-3KX….js`. */
function builtNames({ outputs }: Metafile, icon: string): Map<string, string> {
  const names = new Map([['icon', icon]]);
  for (const [path, { entryPoint, cssBundle }] of Object.entries(outputs)) {
    if (entryPoint === undefined) continue;
    const file = basename(path);
    const entry = file.replace(/-[A-Z0-9]{8}\.js$/, '');
    names.set(`${entry}.js`, file);
    if (cssBundle !== undefined) names.set(`${entry}.css`, basename(cssBundle));
  }
  return names;
}

async function page(name: string, names: ReadonlyMap<string, string>): Promise<void> {
  const template = await readFile(new URL(`${name}/${name}.html`, SOURCE), 'utf8');
  const html = template.replaceAll(/\{\{([\w.-]+)\}\}/g, (_, key: string) => {
    const value = names.get(key);
    if (value === undefined) throw new Error(`${name}.html names ${key}, which the build did not make`);
    return value;
  });
  await writeFile(new URL(`${name}.html`, TARGET), html);
}

async function icon(): Promise<string> {
  const svg = await readFile(new URL('browser/icon.svg', SOURCE));
  const name = `icon-${createHash('sha256').update(svg).digest('hex').slice(0, 8)}.svg`;
  await writeFile(new URL(name, TARGET), svg);
  return name;
}

async function compress(): Promise<void> {
  for (const name of await readdir(TARGET)) {
    const bytes = await readFile(new URL(name, TARGET));
    if (bytes.length > 1_000) await writeFile(new URL(`${name}.gz`, TARGET), await promisify(gzip)(bytes));
  }
}

await rm(TARGET, { recursive: true, force: true });
await mkdir(TARGET, { recursive: true });
const names = builtNames(await bundle(), await icon());
await page('console', names);
await page('ide', names);
await compress();
