/** Reads the answers of a subgraph off its connection: as much of HTTP/1.1 as servers answer calls with. */

import { isUtf8 } from 'node:buffer';
import { byteText } from '../engine/byte-text.js';

/** A whole answer. */
export interface WireAnswer {
  status: number;
  json: boolean;
  /** the body as byte text */
  text: string;
  /** whether the connection can carry another call */
  reusable: boolean;
  /** for how long the server keeps the connection without a call, in milliseconds, where it says so */
  keptFor: number | null;
}

/** What is no HTTP answer, or one that no subgraph may send. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

const MAX_HEAD = 64 * 1024;
const MAX_BODY = 256 * 1024 * 1024;
const HEAD_END = '\r\n\r\n';

type Head = Omit<WireAnswer, 'text'>;

/** Where the body ends. */
type Framing = { kind: 'length'; left: number } | { kind: 'chunked' } | { kind: 'close' };

/** Takes in what arrives, piece by piece; the pieces are not kept, because their memory is used again. */
export class AnswerReader {
  private head: Head | null = null;
  private framing: Framing | null = null;
  /** copies of what has arrived and was not read yet */
  private readonly pieces: Buffer[] = [];
  private size = 0;

  /** Whether anything of the next answer has arrived. */
  get begun(): boolean {
    return this.head !== null || this.size > 0;
  }

  /** @returns the answer when this piece completes it. @throws BadAnswer */
  take(piece: Buffer): WireAnswer | null {
    if (this.head !== null) return this.body(piece);
    const all = this.size === 0 ? piece : Buffer.concat([...this.pieces, piece]);
    const end = all.indexOf(HEAD_END);
    if (end < 0) {
      if (all.length > MAX_HEAD) throw new BadAnswer('has too long a head');
      this.keep(piece);
      return null;
    }
    this.forget();
    const head = all.toString('latin1', 0, end);
    const rest = all.subarray(end + HEAD_END.length);
    // 1xx: the answer itself follows
    if (/^HTTP\/1\.[01] 1/.test(head)) return rest.length === 0 ? null : this.take(rest);
    this.readHead(head);
    return this.body(rest);
  }

  /** The connection has ended. @returns the answer when that is how it ends */
  end(): WireAnswer | null {
    return this.framing?.kind === 'close' ? this.finish(this.collected()) : null;
  }

  private readHead(text: string): void {
    const [, version, code] = /^HTTP\/1\.([01]) ([2-5]\d\d)/.exec(text) ?? [];
    if (code === undefined) throw new BadAnswer('is no HTTP answer');
    const status = Number(code);
    const [, length] = /\r\ncontent-length:[ \t]*(\d+)[ \t]*(?:\r\n|$)/i.exec(text) ?? [];
    const [, timeout] = /\r\nkeep-alive:[^\r]*\btimeout=(\d{1,6})/i.exec(text) ?? [];
    if (status === 204 || status === 304) this.framing = { kind: 'length', left: 0 };
    else if (/\r\ntransfer-encoding:[^\r]*\bchunked/i.test(text)) this.framing = { kind: 'chunked' };
    else if (length !== undefined) this.framing = { kind: 'length', left: Number(length) };
    else this.framing = { kind: 'close' };
    if (this.framing.kind === 'length' && this.framing.left > MAX_BODY) throw new BadAnswer('is too long');
    const closes = version === '0' || /\r\nconnection:[ \t]*close/i.test(text);
    this.head = {
      status,
      json: /\r\ncontent-type:[^\r]*json/i.test(text),
      reusable: !closes && this.framing.kind !== 'close',
      keptFor: timeout === undefined ? null : Number(timeout) * 1_000,
    };
  }

  private body(piece: Buffer): WireAnswer | null {
    const framing = this.framing!;
    if (framing.kind === 'length') {
      const arrived = this.size + piece.length;
      if (arrived < framing.left) {
        this.keep(piece);
        return null;
      }
      // more than was announced: nobody knows what the next bytes would mean
      if (arrived > framing.left) this.head!.reusable = false;
      const all = this.size === 0 ? piece : this.collected(piece);
      return this.finish(all, framing.left);
    }
    this.keep(piece);
    if (this.size > MAX_BODY) throw new BadAnswer('is too long');
    // the last chunk ends with an empty line; whether this is one shows when the chunks are read
    if (framing.kind === 'close' || !endsWithEmptyLine(piece, this.pieces)) return null;
    const body = unchunked(this.collected());
    return body === null ? null : this.finish(body);
  }

  private finish(bytes: Buffer, length = bytes.length): WireAnswer {
    const { status, json, reusable, keptFor } = this.head!;
    const answer = { status, json, reusable, keptFor, text: bodyText(bytes.subarray(0, length)) };
    this.head = null;
    this.framing = null;
    this.forget();
    return answer;
  }

  private keep(piece: Buffer): void {
    if (piece.length === 0) return;
    this.pieces.push(Buffer.from(piece));
    this.size += piece.length;
  }

  private collected(...last: Buffer[]): Buffer {
    if (last.length > 0 || this.pieces.length > 1) {
      const all = Buffer.concat([...this.pieces, ...last]);
      this.pieces.splice(0, Number.POSITIVE_INFINITY, all);
    }
    return this.pieces[0] ?? Buffer.alloc(0);
  }

  private forget(): void {
    this.pieces.length = 0;
    this.size = 0;
  }
}

/** What is no UTF-8 is replaced by the character for that, since nobody after this looks at it again. */
function bodyText(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('latin1') : byteText(bytes.toString('utf8'));
}

function endsWithEmptyLine(piece: Buffer, pieces: readonly Buffer[]): boolean {
  if (piece.length >= 4) return piece.toString('latin1', piece.length - 4) === HEAD_END;
  return Buffer.concat(pieces.slice(-4)).toString('latin1').endsWith(HEAD_END);
}

/** @returns the body, or null while chunks are missing. @throws BadAnswer */
function unchunked(bytes: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = bytes.toString('latin1', at, line);
    if (!/^[0-9a-f]{1,8}[ \t]*(;|$)/i.test(size)) throw new BadAnswer('has a chunk without a size');
    const length = Number.parseInt(size, 16);
    const start = line + 2;
    if (length === 0) {
      // trailers, if any, end with the empty line that was seen
      return Buffer.concat(chunks);
    }
    if (bytes.length < start + length + 2) return null;
    if (bytes.toString('latin1', start + length, start + length + 2) !== '\r\n')
      throw new BadAnswer('has a chunk that is longer than it says');
    chunks.push(bytes.subarray(start, start + length));
    at = start + length + 2;
  }
}
