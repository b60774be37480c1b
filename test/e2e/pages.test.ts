/** The page and the IDE come from the gateway alone, and work in a browser that can reach nothing else. */
import { existsSync } from 'node:fs';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Browser, chromium, type Page } from 'playwright-core';
import { RunningGateway } from './running-gateway.js';

const CHROMIUM = '/usr/bin/chromium';
const inBrowser = existsSync(CHROMIUM) ? describe : describe.skip;

if (!existsSync(CHROMIUM) && process.env.DIABAN_REQUIRE_BROWSER !== undefined) {
  throw new Error(`There is no browser at ${CHROMIUM}, and here the page tests must not be skipped`);
}
/** A cold editor on a busy machine takes its time. */
const PATIENCE = 60_000;

let database: TestDatabase;
let gateway: RunningGateway;

beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  gateway = await RunningGateway.start({ DATABASE_URL: database.adminUrl });
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await database?.drop();
});

/** A page and the files that it names, and that those name in turn, by path. */
async function filesOf(path: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const left = [path];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const response = await gateway.get(next);
    expect({ next, status: response.status }).toEqual({ next, status: 200 });
    const text = await response.text();
    files.set(next, text);
    for (const [, name] of text.matchAll(
      /["'/]((?:chunk-|worker-\w+-|ide-|console-|icon-)[\w]+\.(?:js|css|svg))/g,
    ))
      if (!files.has(`/assets/${name}`) && !left.includes(`/assets/${name}`)) left.push(`/assets/${name}`);
  }
  return files;
}

describe('the files of the pages', () => {
  test.each([
    ['/', 3],
    ['/ide', 8],
  ])('of %s name no other server', async (path, atLeast) => {
    const files = await filesOf(path);
    expect(files.size).toBeGreaterThanOrEqual(atLeast);
    for (const [name, text] of files) {
      // what a browser would fetch: attributes, style sheet references, module imports, workers
      const fetched = [
        ...text.matchAll(/(?:src|href)=["']?(https?:)?\/\/[^"'\s>]+/g),
        ...text.matchAll(/url\(["']?(?:https?:)?\/\/[^)]+/g),
        ...text.matchAll(/@import[^;]*\/\//g),
        ...text.matchAll(
          /\b(?:import|from|importScripts|fetch|new Worker)\s*\(?\s*["'`](?:https?:)?\/\/[^"'`]+/g,
        ),
      ].map(([match]) => match);
      expect({ name, fetched }).toEqual({ name, fetched: [] });
      expect({ name, cdn: /unpkg\.com|jsdelivr|esm\.sh|cdnjs|googleapis|gstatic/.test(text) }).toEqual({
        name,
        cdn: false,
      });
    }
    for (const [name, text] of files)
      if (name.startsWith('/assets/console') || name === '/')
        expect(text.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:\/\//);
  });

  test('may be kept by the browser because their names hold their hash, pages may not', async () => {
    const [page, ...assets] = [...(await filesOf('/')).keys()];
    expect((await gateway.get(page!)).headers.get('cache-control')).toBe('no-cache');
    for (const asset of assets) {
      expect(asset).toMatch(/-[\dA-Za-z]{8}\.\w+$/);
      expect((await gateway.get(asset)).headers.get('cache-control')).toContain('immutable');
    }
  });

  test('travel compressed to those who can read that', async () => {
    const [, script] = /src="(\/assets\/ide-\w+\.js)"/.exec(await (await gateway.get('/ide')).text())!;
    const plain = await gateway.get(script!, { 'accept-encoding': 'identity' });
    const zipped = await gateway.get(script!, { 'accept-encoding': 'gzip' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    const sizes = [plain, zipped].map(({ headers }) => Number(headers.get('content-length')));
    expect(sizes[1]).toBeLessThan(sizes[0]! / 2);
    expect(await zipped.text()).toBe(await plain.text());
  });
});

inBrowser('in a browser (skipped without /usr/bin/chromium)', () => {
  let browser: Browser;
  let page: Page;
  const foreign: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      timeout: PATIENCE,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    page.on('request', (request) => {
      if (!request.url().startsWith(`${gateway.url}/`) && !/^(data|blob):/.test(request.url()))
        foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  }, 2 * PATIENCE);
  afterAll(() => browser?.close());

  test(
    'the page shows the districts of Nghệ An, and leads to a ward and its card',
    async () => {
      await page.goto(`${gateway.url}/`);
      await page.getByRole('row', { name: /Thị xã Cửa Lò/ }).waitFor();
      expect(await page.locator('tbody tr').count()).toBe(1 + 21);
      expect(await page.locator('.sample').textContent()).toContain('không có thật');
      expect(await page.locator('.note').textContent()).toContain('09/04/2023');
      expect(await page.locator('.figure.synthetic').count()).toBeGreaterThan(100);

      await page.getByRole('button', { name: 'Thị xã Cửa Lò', exact: true }).click();
      await page.getByRole('row', { name: /Phường Nghi Hương/ }).waitFor();
      expect(await page.locator('tbody tr').count()).toBe(7);
      expect(await page.locator('.figure.suppressed').first().getAttribute('title')).toContain('ẩn');

      await page.getByRole('button', { name: 'Phường Nghi Hương', exact: true }).click();
      await page.getByRole('heading', { name: 'Phường Nghi Hương' }).waitFor();
      const card = (await page.locator('.card').textContent()) ?? '';
      for (const fact of ['Phường sạch về ma túy', '09/05/2023', '31/34', '20/22'])
        expect(card).toContain(fact);
    },
    2 * PATIENCE,
  );

  test(
    'the page shows a ward its own card, in English too, and fits a phone',
    async () => {
      await page.setViewportSize({ width: 380, height: 800 });
      await page.goto(`${gateway.url}/`);
      await page.getByRole('button', { name: /Phường Nghi Hương/ }).click();
      await page.locator('.card').waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Pledges and pacts' }).waitFor();
      expect(await page.evaluate('document.documentElement.lang')).toBe('en');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(380);
      await page.setViewportSize({ width: 1280, height: 900 });
    },
    2 * PATIENCE,
  );

  test(
    'the IDE runs the example for the viewer that is chosen, and knows the schema',
    async () => {
      await page.goto(`${gateway.url}/ide?operation=district-view`);
      await page.getByRole('tab', { name: 'DistrictView' }).first().waitFor();
      await page.getByLabel('Vai trò · Role').selectOption('district');
      await page.getByLabel('Đơn vị · Unit').fill('413');
      await page.getByRole('button', { name: 'Lấy thẻ · Get token' }).click();
      await page.getByText('✓ district 413').waitFor();
      const answer = page.locator('.graphiql-response').getByText('Phường Nghi Thuỷ').first();
      // a click that comes before the editor has loaded is lost
      while (!(await answer.isVisible())) {
        await page.getByRole('button', { name: /Execute query/ }).click();
        await answer.waitFor({ timeout: 3_000 }).catch(() => undefined);
      }
      await page
        .getByRole('button', { name: /Documentation Explorer/ })
        .first()
        .click();
      await page.getByRole('link', { name: 'Query', exact: true }).first().waitFor();
    },
    3 * PATIENCE,
  );

  test(
    'the IDE shows each event of a subscription until it is stopped',
    async () => {
      const admin = new pg.Client({ connectionString: database.adminUrl });
      await admin.connect();
      await page.getByRole('tab', { name: 'News' }).click();
      const execute = page.getByRole('button', { name: /Execute query/ });
      const told = page.locator('.graphiql-response').getByText('SomethingNew').first();
      while (!(await told.isVisible())) {
        // it says "Stop query" while somebody listens
        if (await execute.isVisible()) await execute.click({ timeout: 3_000 }).catch(() => undefined);
        await admin.query(
          `insert into app.changes (subgraph, operation, kind, entity, entity_id, locality_id, subject, role, unit, request_id)
           select 'cases', 'test', 'CREATED', 'SomethingNew', '1', unit_id, 'someone', 'ward', code, 'r' from app.unit_directory where code = '16732'`,
        );
        await told.waitFor({ timeout: 500 }).catch(() => undefined);
      }
      await admin.end();
      await page.getByRole('button', { name: /Stop query/ }).click();
      let metrics = '';
      while (!metrics.includes('diaban_streams{state="connected"} 0'))
        metrics = await (await gateway.get('/metrics')).text();
    },
    2 * PATIENCE,
  );

  test(
    'the IDE says what is wrong with a wish for a token',
    async () => {
      await page.getByLabel('Đơn vị · Unit').fill('40');
      await page.getByRole('button', { name: 'Lấy thẻ · Get token' }).click();
      await page.getByText('Choose the role of that level').waitFor();
    },
    PATIENCE,
  );

  test('nothing was asked of another server, and nothing failed on the way', () => {
    expect(foreign).toEqual([]);
    // the browser reports the refused token of the test before as a failed request
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
  });
});
