/** The architecture's invariants, read from the source: who may import whom, and where the environment and SQL may be. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SUBGRAPHS = ['localities', 'cases', 'organizations', 'campaigns'];

interface Source {
  path: string;
  text: string;
  imports: string[];
}

const sources: Source[] = [
  'shared/src',
  'gateway/src',
  ...SUBGRAPHS.map((name) => `subgraphs/${name}/src`),
].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => {
      const path = `${folder}/${file}`;
      const text = readFileSync(join(ROOT, path), 'utf8');
      const imports = [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*['"]([^'"]+)['"]/g)].map(
        (match) => match[1]!,
      );
      return { path, text, imports };
    }),
);
const product = sources.filter(({ path }) => !path.endsWith('.test.ts') && !path.includes('/testing/'));

/** The source file that an import of ours means, or the package's name. */
function target({ path }: Source, specifier: string): string {
  if (specifier.startsWith('.'))
    return relative(ROOT, join(ROOT, dirname(path), specifier)).replace(/\.js$/, '.ts');
  return specifier.replace(/^@diaban\/shared\//, 'shared/src/');
}

function importsThat(files: Source[], forbidden: (to: string, from: Source) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports
      .map((specifier) => target(file, specifier))
      .filter((to) => forbidden(to, file))
      .map((to) => `${file.path} imports ${to}`),
  );
}

describe('boundaries', () => {
  test('the sources of all packages were found', () => {
    for (const name of ['shared/', 'gateway/', ...SUBGRAPHS.map((subgraph) => `subgraphs/${subgraph}/`)]) {
      expect(product.filter(({ path }) => path.startsWith(name)).length).toBeGreaterThan(5);
    }
  });

  test.each(SUBGRAPHS)('subgraph %s imports no other subgraph and not the gateway', (name) => {
    const others = ['gateway', ...SUBGRAPHS.filter((other) => other !== name)];
    const own = sources.filter(({ path }) => path.startsWith(`subgraphs/${name}/`));
    expect(
      importsThat(own, (to) =>
        others.some((other) => to.startsWith(`@diaban/${other}`) || to.startsWith(`subgraphs/${other}`)),
      ),
    ).toEqual([]);
  });

  test('shared imports nothing of ours', () => {
    const own = sources.filter(({ path }) => path.startsWith('shared/'));
    expect(importsThat(own, (to) => to.startsWith('@diaban/') || /^(gateway|subgraphs)\//.test(to))).toEqual(
      [],
    );
  });

  test('inside shared the layers depend in one direction: testing, server, graphql and loading, database, scope, errors', () => {
    const order = [
      'errors',
      'log',
      'config',
      'tabular',
      'scope',
      'database',
      'graphql',
      'loading',
      'mutation',
      'importing',
      'server',
      'testing',
    ];
    const layer = (path: string) => order.indexOf(path.replace(/^shared\/src\//, '').split(/[/.]/)[0]!);
    const own = product.filter(({ path }) => path.startsWith('shared/'));
    expect(own.filter(({ path }) => layer(path) === -1).map(({ path }) => path)).toEqual([]);
    expect(importsThat(own, (to, { path }) => to.startsWith('shared/') && layer(to) > layer(path))).toEqual(
      [],
    );
  });

  test('the gateway never touches the database library', () => {
    const own = product.filter(({ path }) => path.startsWith('gateway/'));
    expect(importsThat(own, (to) => to === 'typeorm')).toEqual([]);
  });

  test('the engine knows no other part of the gateway', () => {
    const own = product.filter(({ path }) => path.startsWith('gateway/src/engine/'));
    const ours = (to: string) => to.startsWith('gateway/src/') && !to.startsWith('gateway/src/engine/');
    expect(
      importsThat(own, (to) => ours(to) || to.startsWith('@diaban/') || to.startsWith('shared/')),
    ).toEqual([]);
  });

  test('only config files read the environment', () => {
    const readers = product.filter(({ text }) => /(?<!')process\.env\b/.test(text)).map(({ path }) => path);
    // the embedded server hands a cleaned environment to its child process
    expect(
      readers.filter((path) => !/(^|\/)config\.ts$|embedded\/child-environment\.ts$/.test(path)),
    ).toEqual([]);
  });

  test('only repositories and loads query, and resolvers hold no SQL', () => {
    const querying =
      /\.(query|createQueryBuilder|find|findBy|findOne|findOneBy)\s*(<[^(]*>)?\(\s*(UnitVersion|[A-Z]\w+,|[`'"]|\{)/;
    const own = product.filter(
      ({ path }) =>
        path.startsWith('subgraphs/') &&
        querying.test(path.includes('.repository.') ? '' : readFileSync(join(ROOT, path), 'utf8')),
    );
    expect(
      own.map(({ path }) => path).filter((path) => !path.includes('/loading/') && !path.includes('/load-')),
    ).toEqual([]);
    const resolvers = product.filter(({ path }) => /\.(resolver|queries)\.ts$|references\//.test(path));
    expect(resolvers.length).toBeGreaterThan(4);
    expect(
      resolvers
        .filter(({ text }) => /\b(select|insert into|update)\s[\s\S]{1,200}\b(from|set|values)\b/.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test('every file opens by saying what it is', () => {
    expect(sources.filter(({ text }) => !/^(#!.*\n)?\/[/*]/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
