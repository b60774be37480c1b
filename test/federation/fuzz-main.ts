// The fuzzer from the command line: node test/dist/federation/fuzz-main.js --operations 200000 --seed 1
import { parseArgs } from 'node:util';
import { emptyReport, type FuzzFailure, fuzzOn } from './fuzz.js';
import { asTest, reduce } from './fuzz-reduce.js';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    /** After how many failures to stop. */
    failures: { type: 'string', default: '1' },
    /** Print each failure as a small test, too. */
    reduce: { type: 'boolean', default: false },
  },
});
const operations = Number(values.operations);
const mostFailures = Number(values.failures);
const started = performance.now();
const report = emptyReport();
report.nextSeed = Number(values.seed);
let shown = 0;
while (report.operations < operations && report.failures.length < mostFailures) {
  await fuzzOn(Math.min(operations, report.operations + 1_000), report, mostFailures);
  for (; shown < report.failures.length; shown++) await show(report.failures[shown]!);
  if (report.operations % 10_000 < 1_000) console.error(`${report.operations} operations, ${used()}`);
}
summarize();
process.exitCode = report.failures.length > 0 ? 1 : 0;

async function show(failure: FuzzFailure): Promise<void> {
  const { operation, trouble } = failure.case;
  console.log(`\nseed ${failure.seed}: ${failure.what}\n${operation.source}`);
  console.log(`variables ${JSON.stringify(operation.variables)} ${JSON.stringify(trouble)}`);
  console.log(`expected ${failure.expected}\nfound    ${failure.found}`);
  if (values.reduce) console.log(`\nreduced:\n\n${asTest(await reduce(failure))}`);
}

function used(): string {
  const { user, system } = process.cpuUsage();
  const seconds = Math.round((performance.now() - started) / 1000);
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  return `${seconds} s, ${Math.round((user + system) / 1e6)} s of CPU, ${megabytes} MB`;
}

function summarize(): void {
  const { unplanned, uncomposed, failures, ...counts } = report;
  console.log(`\nseed ${values.seed}, ${used()}`);
  for (const [name, count] of Object.entries(counts)) console.log(`${String(count).padStart(9)} ${name}`);
  listed('refused by the planner', unplanned);
  listed('graphs refused by the composition', uncomposed);
  console.log(`${String(failures.length).padStart(9)} failures`);
}

function listed(title: string, reasons: Readonly<Record<string, number>>): void {
  const sum = Object.values(reasons).reduce((total, one) => total + one, 0);
  console.log(`${String(sum).padStart(9)} ${title}`);
  for (const [reason, count] of Object.entries(reasons).sort(([, one], [, other]) => other - one)) {
    console.log(`${String(count).padStart(13)} ${reason}`);
  }
}
