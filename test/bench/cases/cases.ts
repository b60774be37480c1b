/** How long lists and statistics over a long register of cases take, beside the bare SQL for the same. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { subgraph as cases } from '@diaban/cases/subgraph';
import { prepareDatabase } from '@diaban/gateway/prepare-database';
import { subgraph as localities } from '@diaban/localities/subgraph';
import { startEmbedded } from '@diaban/shared/database/embedded/embedded-postgres';
import { withDatabase } from '@diaban/shared/database/roles';
import { createLog } from '@diaban/shared/log';
import type { Role, Viewer } from '@diaban/shared/scope/viewer';
import { InProcessCaller } from '@diaban/shared/server/in-process';
import { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { viewer } from '@diaban/shared/testing/test-subgraph';
import pg from 'pg';
import { median } from '../load/percentile.js';
import type { Options } from '../options.js';
import { fill, type Place } from './fill.js';
import { byMonth, byQuarter, PAGE, type Position, page, type Question } from './questions.js';

/** Times that each question is asked in a round. */
const RUNS = 7;
/** Cases before the page that lies deep in a list, at most. */
const DEEP = 50_000;

const ROLES: Record<Place['level'], Role> = {
  COUNTRY: 'planner',
  PROVINCE: 'province',
  DISTRICT: 'district',
  WARD: 'ward',
};

interface Asked {
  place: Place;
  as: Viewer;
  question: Question;
  ours: number[];
  bare: number[];
}

export async function casesBench(options: Options, say: (line: string) => void): Promise<void> {
  const { rows, rounds, json } = options;
  const directory = await mkdtemp(join(tmpdir(), 'diaban-bench-cases-'));
  const postgres = await startEmbedded({ dataDir: join(directory, 'data') });
  const log = createLog('bench', 'warn');
  const adminUrl = withDatabase(postgres.url, 'bench');
  const admin = new pg.Client({ connectionString: adminUrl });
  let running: RunningSubgraph | null = null;
  try {
    await created(postgres.url);
    await prepareDatabase(adminUrl, [localities, cases], 'seeds', log);
    const began = performance.now();
    const places = await fill(adminUrl, rows);
    say(`${rows} cases, made in ${((performance.now() - began) / 1_000).toFixed(0)} s; medians in ms:\n`);
    running = await RunningSubgraph.open(cases, { adminUrl, log });
    await admin.connect();
    const caller = new InProcessCaller(running);
    const all: Asked[] = [];
    for (const place of places) all.push(...(await questionsOf(caller, place)));
    for (const one of all) await compare(caller, admin, one);
    const before = process.memoryUsage().rss;
    for (let round = 0; round < rounds; round += 1) {
      for (const one of all) await measure(caller, admin, one);
    }
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
    say('level      cases  question                        ours  bare SQL  ratio');
    for (const one of all) say(lineOf(one));
    say(`\nmemory of the process: ${grown.toFixed(1)} MB more after ${all.length * rounds * RUNS} answers`);
    const figures = all.map(figuresOf);
    if (json !== null) await writeFile(json, `${JSON.stringify({ rows, figures, grown }, null, 2)}\n`);
  } finally {
    await running?.close();
    await admin.end();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function created(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query('create database bench').finally(() => client.end());
}

async function questionsOf(caller: InProcessCaller, place: Place): Promise<Asked[]> {
  const as = viewer(ROLES[place.level], place.code);
  const depth = Math.min(DEEP, Math.floor(place.cases / 2));
  const questions = [
    page('latest 20', place, null),
    page(`20 after ${depth}`, place, await positionAt(caller, as, depth)),
    byMonth(place),
    byQuarter(place),
  ];
  return questions.map((question) => ({ place, as, question, ours: [], bare: [] }));
}

/** Goes there page by page, as a client would. */
async function positionAt(caller: InProcessCaller, as: Viewer, depth: number): Promise<Position> {
  let last: Position | null = null;
  for (let left = depth; left > 0; ) {
    const first = Math.min(left, 500);
    const data = await ask(caller, as, PAGE, { first, after: last?.cursor ?? null });
    const { nodes, pageInfo } = data.policeCases;
    last = { day: nodes.at(-1).occurredOn, id: nodes.at(-1).id, cursor: pageInfo.endCursor };
    left -= first;
  }
  if (last === null)
    throw new Error('The ward with the most cases has too few for a deep page: raise --rows');
  return last;
}

async function ask(
  caller: InProcessCaller,
  as: Viewer,
  query: string,
  variables: Record<string, unknown>,
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as the question knows them to be
): Promise<any> {
  const answer = await caller.call({ query, variables, viewer: as, requestId: 'bench' });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

/** Warms both up. @throws when the answer is not what the database holds */
async function compare(caller: InProcessCaller, admin: pg.Client, { as, place, question }: Asked) {
  const { query, variables, sql, values, told, found, name } = question;
  const ours = told(await ask(caller, as, query, variables));
  const { rows } = await admin.query(sql, values);
  if (!isDeepStrictEqual(ours, found(rows))) throw new Error(`Wrong answer: ${name} of ${place.code}`);
}

/** In turns, so that what else the machine does disturbs both alike. */
async function measure(caller: InProcessCaller, admin: pg.Client, { as, question, ours, bare }: Asked) {
  const { query, variables, sql, values } = question;
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await timed(() => ask(caller, as, query, variables)));
    bare.push(await timed(() => admin.query(sql, values)));
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function figuresOf({ place, question, ours, bare }: Asked) {
  const { level, code, cases: count } = place;
  const slowest = Math.max(...ours);
  return {
    level,
    code,
    cases: count,
    question: question.name,
    ours: median(ours),
    bare: median(bare),
    slowest,
  };
}

function lineOf(asked: Asked): string {
  const { level, cases: count, question, ours, bare } = figuresOf(asked);
  return [
    level.padEnd(8),
    String(count).padStart(7),
    ` ${question.padEnd(28)}`,
    ours.toFixed(1).padStart(7),
    bare.toFixed(1).padStart(9),
    (ours / bare).toFixed(1).padStart(6),
  ].join(' ');
}
