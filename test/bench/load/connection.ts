/** One keep-alive connection over a raw socket with one request under way: costs a fraction of any HTTP client. */
import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  /** bytes of the body; with chunked encoding, its framing included */
  bytes: number;
  chunked: boolean;
}

export interface ConnectionEvents {
  answered(answer: Answer): void;
  /** the socket failed or closed; the next send opens another */
  broken(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');
/** JSON holds no raw line ends, so these bytes at the end of what was read end a chunked body. */
const CHUNKED_END = Buffer.from('0\r\n\r\n');
const NOTHING: Buffer = Buffer.alloc(0);

export class Connection {
  private socket: Socket | null = null;
  private head = NOTHING;
  private answer: Answer | null = null;
  private length = 0;
  private tail = NOTHING;

  constructor(
    private readonly port: number,
    private readonly events: ConnectionEvents,
  ) {}

  send(request: Buffer): void {
    this.socket ??= this.open();
    this.socket.write(request);
  }

  close(): void {
    const { socket } = this;
    this.socket = null;
    socket?.destroy();
  }

  private open(): Socket {
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    this.head = NOTHING;
    this.answer = null;
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.socket !== socket) return;
      this.socket = null;
      this.events.broken();
    });
    return socket;
  }

  private read(chunk: Buffer): void {
    if (this.answer !== null) {
      this.body(this.answer, chunk);
      return;
    }
    const bytes = this.head.length === 0 ? chunk : Buffer.concat([this.head, chunk]);
    const end = bytes.indexOf(HEAD_END);
    if (end < 0) {
      this.head = bytes;
      return;
    }
    this.head = NOTHING;
    this.tail = NOTHING;
    const text = bytes.toString('latin1', 0, end).toLowerCase();
    const status = Number(text.slice(9, 12));
    const chunked = /\r\ntransfer-encoding: *chunked/.test(text);
    this.length = Number(/\r\ncontent-length: *(\d+)/.exec(text)?.[1] ?? 0);
    this.answer = { status, chunked, bytes: 0 };
    this.body(this.answer, bytes.subarray(end + HEAD_END.length));
  }

  private body(answer: Answer, chunk: Buffer): void {
    answer.bytes += chunk.length;
    if (answer.chunked ? !this.endsChunked(chunk) : answer.bytes < this.length) return;
    this.answer = null;
    this.events.answered(answer);
  }

  private endsChunked(chunk: Buffer): boolean {
    const bytes = chunk.length >= CHUNKED_END.length ? chunk : Buffer.concat([this.tail, chunk]);
    this.tail = bytes.subarray(-CHUNKED_END.length);
    return this.tail.equals(CHUNKED_END);
  }
}
