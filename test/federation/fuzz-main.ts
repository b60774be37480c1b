// The fuzzer from the command line: node test/dist/federation/fuzz-main.js --operations 200000 --seed 1
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.js';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    failures: { type: 'string', default: '1' },
  },
});
const started = performance.now();
const report = await fuzz(Number(values.operations), Number(values.seed), Number(values.failures));
const { failures, ...counts } = report;
for (const failure of failures) {
  console.log(`\nseed ${failure.seed}: ${failure.what}\n${failure.sdl}\n${failure.source}`);
  console.log(`variables ${JSON.stringify(failure.variables)}`);
  console.log(`expected ${failure.expected}\nfound    ${failure.found}`);
}
console.log(JSON.stringify({ ...counts, seconds: Math.round((performance.now() - started) / 1000) }));
process.exitCode = failures.length > 0 ? 1 : 0;
