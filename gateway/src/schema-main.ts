/** Writes schema/ from the code (npm run schema), or with --check says where the committed files differ from it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { generatedFiles, schemaFaults } from './schema-files.js';
import { SCHEMA_FOLDER } from './supergraph.js';

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  if (!check) {
    await mkdir(new URL('operations/', SCHEMA_FOLDER), { recursive: true });
    for (const [name, text] of generatedFiles()) await writeFile(new URL(name, SCHEMA_FOLDER), text);
  }
  const faults = await schemaFaults();
  if (faults.length > 0) throw new Error(faults.join('\n'));
  process.stdout.write(check ? 'schema/ is what the code says\n' : 'schema/ written\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
