/** Loads a test file for Jest: tests' own modules anew for each, all others through Node's loader, once a worker. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, type Module, Script, SourceTextModule, SyntheticModule } from 'node:vm';

type Exports = Record<string, unknown>;

const OWN_CODE = /^(\.|@diaban\/)/;
const TEST_WORKSPACE = dirname(import.meta.dirname);
const known = new Map<string, boolean>();

/** Node does not hold linked modules itself: one that is collected before it is evaluated ends the process. */
let held: Module[] = [];

/**
 * Evaluates the test file, in which `@jest/globals` exports `globals`. Loader hooks of Node would do without vm, but
 * with them each `import()` takes a turn of the event loop: type-graphql has one an argument, and batches fall apart.
 */
export async function runTestModule(testFile: string, globals: Exports): Promise<void> {
  const loaded = new Map<string, Module>();
  held = [];

  function load(file: string): Module {
    let module = loaded.get(file);
    if (!module) {
      module = new SourceTextModule(readFileSync(file, 'utf8'), {
        identifier: file,
        initializeImportMeta: (meta) =>
          Object.assign(meta, { url: pathToFileURL(file).href, filename: file, dirname: dirname(file) }),
        // what Node imported will do, though the types ask for a module
        importModuleDynamically: importer(file) as never,
      });
      loaded.set(file, hold(module));
    }
    return module;
  }

  async function dependency(specifier: string, { identifier }: Module): Promise<Module> {
    if (specifier === '@jest/globals') return hold(exporting(specifier, globals));
    const file = OWN_CODE.test(specifier) ? createRequire(identifier).resolve(specifier) : null;
    if (file !== null && isOfTests(file)) return load(file);
    return hold(exporting(specifier, await importer(identifier)(specifier)));
  }

  const module = load(testFile);
  await module.link(dependency);
  await module.evaluate();
}

function hold(module: Module): Module {
  held.push(module);
  return module;
}

/** Node's own `import()`, as if it stood in the file. */
function importer(file: string): (specifier: string) => Promise<Exports> {
  return new Script('(specifier) => import(specifier)', {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext();
}

function exporting(name: string, exports: Exports): Module {
  const names = Object.keys(exports);
  return new SyntheticModule(
    names,
    function () {
      for (const each of names) this.setExport(each, exports[each]);
    },
    { identifier: name },
  );
}

/** Modules of the test workspace, and the fixtures elsewhere that tie themselves to the test file that runs. */
function isOfTests(file: string): boolean {
  let is = known.get(file);
  if (is === undefined) {
    is = file.startsWith(TEST_WORKSPACE) || readFileSync(file, 'utf8').includes("'@jest/globals'");
    known.set(file, is);
  }
  return is;
}
