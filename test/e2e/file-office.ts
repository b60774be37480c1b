/** An office that works with files in tests: fills in the templates that the graph gives out, sends them, follows the imports. */
import { randomUUID } from 'node:crypto';
import { openSheet } from '@diaban/shared/tabular/open-sheet';
import type { Value } from '@diaban/shared/tabular/table';
import { texts, whole } from '@diaban/shared/tabular/testing/raw-workbook';
import { writeXlsx } from '@diaban/shared/tabular/xlsx/write-xlsx';
import type { RunningGateway } from './running-gateway.js';

/** Cells by the header of their column. */
export type Line = Readonly<Record<string, Value>>;

/** The query that gives each template out. */
const QUERIES: Readonly<Record<string, string>> = {
  'locality-statistics': 'localityStatisticTemplate',
  organizations: 'organizationTemplate',
  pledges: 'pledgeTemplate',
  cases: 'caseTemplate',
  activities: 'activityTemplate',
};
/** Columns of the exported lists by those of the templates that say the same; where only one name is given, both have it. */
const IN_EXPORTS: Readonly<Record<string, readonly (string | [own: string, listed: string])[]>> = {
  organizations: [
    ['Loại tổ chức', 'Loại'],
    ['Tên tổ chức', 'Tên'],
    ['Số hội viên', 'Số hội viên, đoàn viên'],
    'Nguồn',
  ],
  pledges: [['Hình thức', 'Loại'], 'Ngày ký', 'Nguồn'],
  cases: ['Ngày xảy ra', 'Hành vi', 'Loại vụ việc', 'Số đối tượng'],
  activities: [
    ['Tên hoạt động', 'Tên gọi'],
    'Hình thức',
    'Đối tượng tuyên truyền',
    'Ngày tổ chức',
    'Số buổi',
    'Lượt người',
  ],
};

export const TEMPLATES: readonly string[] = Object.keys(QUERIES);

export class FileOffice {
  constructor(
    private readonly gateway: RunningGateway,
    private readonly token: string,
  ) {}

  /** The template as it is given out, with lines under its header. @throws for a column that it does not have */
  async filled(template: string, lines: readonly Line[]): Promise<Buffer> {
    const query = `{ template: ${QUERIES[template]} { workbook } }`;
    const { data } = await this.gateway.ask(this.token, { query });
    const sheet = await openSheet(Buffer.from(data.template.workbook, 'base64'));
    const [header] = await texts(sheet);
    const names = header!.slice(1).map((name) => String(name).replace(' *', ''));
    const unknown = lines.flatMap((line) => Object.keys(line)).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Error(`${template} has no column ${unknown}`);
    const rows = lines.map((line) => names.map((name) => line[name] ?? null));
    const columns = names.map((name) => ({ header: name }));
    return whole(writeXlsx([{ name: sheet.name!, columns, rows }]));
  }

  async sent(template: string, file: Buffer) {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'idempotency-key': randomUUID(),
      'x-file-name': `${template}.xlsx`,
    };
    const body = new Uint8Array(file);
    const response = await fetch(`${this.gateway.url}/import/${template}`, { method: 'POST', headers, body });
    // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
    return { status: response.status, answer: (await response.json()) as any };
  }

  /** Sends lines and follows the import to its end. @throws when the file is not taken */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  async imported(template: string, lines: readonly Line[]): Promise<any> {
    const { status, answer } = await this.sent(template, await this.filled(template, lines));
    if (status !== 202 || answer.template !== template) throw new Error(JSON.stringify({ status, answer }));
    for (;;) {
      const follow = { documentId: `import-${template}-job`, variables: { id: answer.id } };
      const { data } = await this.gateway.ask(this.token, follow);
      if (['DONE', 'FAILED'].includes(data.job.status)) return data.job;
    }
  }

  /** The rows of an exported list as texts by header. */
  async exported(path: string): Promise<Record<string, string>[]> {
    const response = await this.gateway.get(`/export/${path}`, { authorization: `Bearer ${this.token}` });
    const [head, ...rows] = await texts(await openSheet(Buffer.from(await response.arrayBuffer())));
    return rows.map((row) => Object.fromEntries(head!.map((name, at) => [name, String(row[at] ?? '')])));
  }

  /** Lines of a template with what the exported list says of the same records in their place. @param which cells of these records */
  async asExported(template: string, lines: readonly Line[], format: string, which: Line): Promise<Line[]> {
    const listed = await this.exported(`export-${template}.${format}`);
    const rows = listed.filter((row) => Object.entries(which).every(([name, text]) => row[name] === text));
    if (rows.length !== lines.length)
      throw new Error(`${template}: ${rows.length} rows of ${lines.length} lines`);
    const columns = ['Mã đơn vị', ...IN_EXPORTS[template]!].map((name) =>
      typeof name === 'string' ? ([name, name] as const) : name,
    );
    return lines.map((line, at) => ({
      ...line,
      ...Object.fromEntries(columns.map(([own, theirs]) => [own, rows[at]![theirs]!])),
    }));
  }
}
