/** Where a workbook keeps what: its sheets by name, the texts that they share, their styles, and how it counts days. */
import type { PackedParts } from './packed-parts.js';
import { walkXml } from './xml.js';

export interface WorkbookParts {
  /** visible sheets in their order */
  sheets: { name: string; part: string }[];
  sharedStrings: string | null;
  styles: string | null;
  since1904: boolean;
}

interface Relationship {
  id: string;
  type: string;
  part: string;
}

export async function workbookParts(parts: PackedParts): Promise<WorkbookParts> {
  const workbook =
    (await relationships(parts, '')).find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const related = await relationships(parts, workbook);
  const partOf = (type: string) =>
    related.find((one) => one.type === type && parts.has(one.part))?.part ?? null;
  const found: WorkbookParts = {
    sheets: [],
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    since1904: false,
  };
  await walkXml(
    await parts.stream(workbook),
    {
      open(name, attributes) {
        if (name === 'workbookPr') found.since1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
        if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
        const sheet = related.find((one) => one.id === id && one.type === 'worksheet');
        if (sheet) found.sheets.push({ name: attributes.name ?? '', part: sheet.part });
      },
    },
    parts.limits.pieceCharacters,
  );
  return found;
}

/** @param of a part, or '' for the package itself */
async function relationships(parts: PackedParts, of: string): Promise<Relationship[]> {
  const cut = of.lastIndexOf('/') + 1;
  const part = `${of.slice(0, cut)}_rels/${of.slice(cut)}.rels`;
  if (!parts.has(part)) return [];
  const found: Relationship[] = [];
  await walkXml(
    await parts.stream(part),
    {
      open(name, { Id, Type, Target, TargetMode }) {
        if (name !== 'Relationship' || TargetMode === 'External') return;
        found.push({
          id: Id ?? '',
          type: (Type ?? '').slice((Type ?? '').lastIndexOf('/') + 1),
          part: new URL(Target ?? '', `file:///${of}`).pathname.slice(1),
        });
      },
    },
    parts.limits.pieceCharacters,
  );
  return found;
}
