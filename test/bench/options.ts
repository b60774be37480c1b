/** What the benchmark can be told on its command line. */
import { parseArgs } from 'node:util';

export const USAGE = `npm run bench -- gateways   compares gateways over the same subgraphs
npm run bench -- soak       runs ours at full load for minutes
npm run bench -- imports    imports a long file of each template
npm run bench -- cases      asks for lists and statistics of a long register of cases

  --seconds N        counted seconds of one run (3)
  --rounds N         rounds, of which the medians are taken (3)
  --warm N           seconds of warming up for each contestant and workload (3)
  --connections A,B  (1,20,100)
  --workloads A,B    of heavy, nested, small, and unique- each (all)
  --only A,B         contestants, by the names in the figures, or templates of imports (all)
  --quick            one connection count, short runs: to see that it works
  --json FILE        writes all figures
  --profile FOLDER   writes a CPU profile of each contestant (its figures are worth less then)
  --minutes N        of soak (10)
  --rows N           of the files of imports (100,000), or cases (1,000,000)
`;

const COMMANDS = ['gateways', 'soak', 'imports', 'cases'] as const;
type Command = (typeof COMMANDS)[number];

/** Of what is filled in before it is measured. */
const ROWS: Record<Command, number> = { gateways: 0, soak: 0, imports: 100_000, cases: 1_000_000 };

export interface Options {
  command: Command;
  seconds: number;
  rounds: number;
  warm: number;
  connections: number[];
  workloads: string[] | null;
  only: string[] | null;
  json: string | null;
  profile: string | undefined;
  minutes: number;
  rows: number;
}

/** @throws saying what is wrong */
export function readOptions(given: string[]): Options {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: given,
    allowPositionals: true,
    options: {
      seconds: text,
      rounds: text,
      warm: text,
      connections: text,
      workloads: text,
      only: text,
      quick: { type: 'boolean', default: false },
      json: text,
      profile: text,
      minutes: text,
      rows: text,
    },
  });
  const command = COMMANDS.find((one) => one === positionals[0]);
  if (command === undefined) throw new Error(`Say what to run.\n${USAGE}`);
  const { quick } = values;
  return {
    command,
    seconds: positive('seconds', values.seconds, quick ? 1 : 3),
    rounds: positive('rounds', values.rounds, quick ? 1 : 3),
    warm: positive('warm', values.warm, quick ? 1 : 3),
    connections: (list(values.connections) ?? (quick ? ['20'] : ['1', '20', '100'])).map((one) =>
      positive('connections', one, 1),
    ),
    workloads: list(values.workloads),
    only: list(values.only),
    json: values.json ?? null,
    profile: values.profile,
    minutes: positive('minutes', values.minutes, 10),
    rows: positive('rows', values.rows, ROWS[command] / (quick ? 20 : 1)),
  };
}

function positive(name: string, given: string | undefined, standard: number): number {
  if (given === undefined) return standard;
  const value = Number(given);
  if (!(value > 0)) throw new Error(`--${name} must be a number above 0, not "${given}"`);
  return value;
}

function list(given: string | undefined): string[] | null {
  return given?.split(',').map((one) => one.trim()) ?? null;
}
