// The fuzzer from the command line: node test/dist/federation/fuzz-main.js --operations 200000 --seed 1
import { parseArgs } from 'node:util';
import { emptyReport, fuzz } from './fuzz.js';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    failures: { type: 'string', default: '1' },
  },
});
const operations = Number(values.operations);
const mostFailures = Number(values.failures);
const started = performance.now();
const total = emptyReport();
total.nextSeed = Number(values.seed);
while (total.operations < operations && total.failures.length < mostFailures) {
  const share = Math.min(5_000, operations - total.operations);
  const { failures, nextSeed, ...counts } = await fuzz(share, total.nextSeed, mostFailures);
  for (const [name, count] of Object.entries(counts)) total[name as keyof typeof counts] += count;
  total.nextSeed = nextSeed;
  total.failures.push(...failures);
  for (const failure of failures) {
    console.log(`\nseed ${failure.seed}: ${failure.what}\n${failure.sdl}\n${failure.source}`);
    console.log(`variables ${JSON.stringify(failure.variables)}`);
    console.log(`expected ${failure.expected}\nfound    ${failure.found}`);
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(JSON.stringify({ ...total, failures: total.failures.length, seconds }));
}
process.exitCode = total.failures.length > 0 ? 1 : 0;
