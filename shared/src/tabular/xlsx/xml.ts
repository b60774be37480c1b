/** Reads XML as a stream of tags: strict, without entities of the document's own, and with bounded pieces. */
import { setImmediate as turn } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { UnreadableFile } from '../unreadable-file.js';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefix: some programs write `x:row` for `row`. */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const MAX_DEPTH = 100;

/** Calls the handlers while it reads, and yields after each chunk, so that the caller can pass on what it collected. */
export async function* readXml(
  chunks: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  pieceCharacters: number,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  let pending = 0;
  const moved = () => {
    pending = 0;
  };
  parser.on('doctype', () => {
    throw new Error('A workbook has no document type');
  });
  parser.on('opentag', ({ name, attributes }) => {
    moved();
    depth += 1;
    if (depth > MAX_DEPTH) throw new Error('Tags are nested too deeply');
    handlers.open?.(localName(name), attributes as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    moved();
    depth -= 1;
    handlers.close?.(localName(name));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  for await (const chunk of chunks) {
    pending += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (pending > pieceCharacters) throw tooLong();
    yield;
    // unpacking answers from memory: without this no request would be served until the end of the file
    await turn();
  }
  parser.write(decoder.decode()).close();
  yield;
}

/** Reads a part whole. */
export async function walkXml(
  chunks: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  pieceCharacters: number,
): Promise<void> {
  const steps = readXml(chunks, handlers, pieceCharacters);
  while (!(await steps.next()).done);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function tooLong(): UnreadableFile {
  return new UnreadableFile(
    'TEXT_TOO_LONG',
    'Một ô trong bảng có văn bản quá dài.',
    'Rút ngắn nội dung của ô rồi gửi lại.',
  );
}
