/** `npm run bench -- gateways|soak|imports|cases`: measurements that are too long and too noisy for tests. */
import { casesBench } from './cases/cases.js';
import { compareGateways } from './gateways/gateways.js';
import { imports } from './imports/imports.js';
import { readOptions } from './options.js';
import { soak } from './soak/soak.js';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.command === 'soak') await soak(options, say);
  else if (options.command === 'imports') await imports(options, say);
  else if (options.command === 'cases') await casesBench(options, say);
  else await compareGateways(options, say);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
