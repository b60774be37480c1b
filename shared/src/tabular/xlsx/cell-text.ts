/** The text of cells: shared or in place, in pieces of different looks, without readings of East Asian signs. */
import type { PackedParts } from './packed-parts.js';
import { walkXml, type XmlHandlers } from './xml.js';

/** Collects what stands in `t` tags, leaving out phonetic readings (`rPh`). */
export class TextCollector {
  private inText = false;
  private inReading = false;
  private pieces = '';

  open(name: string): void {
    if (name === 't') this.inText = !this.inReading;
    else if (name === 'rPh') this.inReading = true;
  }

  text(text: string): void {
    if (this.inText) this.pieces += text;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inReading = false;
  }

  /** @returns what was collected since the last time */
  take(): string {
    const text = this.pieces;
    this.pieces = '';
    return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, escaped) : text;
  }
}

/** Signs that XML cannot hold are written as `_x000D_`. A null and halves of sign pairs are none, and no database takes them. */
function escaped(_all: string, code: string): string {
  return /^(0000|d[89a-f]..)$/i.test(code) ? '' : String.fromCharCode(Number.parseInt(code, 16));
}

/** @returns the texts by their numbers */
export async function sharedStrings(parts: PackedParts, part: string | null): Promise<string[]> {
  if (part === null) return [];
  const strings: string[] = [];
  const collector = new TextCollector();
  const handlers: XmlHandlers = {
    open: (name) => collector.open(name),
    text: (text) => collector.text(text),
    close(name) {
      collector.close(name);
      if (name === 'si') strings.push(collector.take());
    },
  };
  await walkXml(await parts.stream(part), handlers, parts.limits.pieceCharacters);
  return strings;
}
