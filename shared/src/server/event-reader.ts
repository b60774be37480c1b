/** Reads server-sent events as they arrive, in whatever pieces; also in the pages of the gateway. */

/** An event as it was sent. */
export interface ReadEvent {
  event: string;
  data: string;
}

export class EventReader {
  private readonly decoder = new TextDecoder();
  /** of the line that has not ended yet: joined only then, since an event may come in very many pieces */
  private pieces: string[] = [];
  private event = '';
  private data: string[] = [];

  /** The events that are whole with this piece. */
  take(chunk: Uint8Array): ReadEvent[] {
    const lines = this.decoder.decode(chunk, { stream: true }).split('\n');
    const found: ReadEvent[] = [];
    for (const piece of lines.slice(0, -1)) {
      const line = [...this.pieces, piece].join('').replace(/\r$/, '');
      this.pieces = [];
      if (line !== '') this.read(line);
      else if (this.event !== '' || this.data.length > 0) found.push(this.whole());
    }
    this.pieces.push(lines[lines.length - 1]!);
    return found;
  }

  private read(line: string): void {
    const colon = line.indexOf(':');
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') this.event = value;
    else if (name === 'data') this.data.push(value);
  }

  private whole(): ReadEvent {
    const read = { event: this.event || 'message', data: this.data.join('\n') };
    this.event = '';
    this.data = [];
    return read;
  }
}

/** The events in a body, each as soon as it is whole. */
export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<ReadEvent, void> {
  const reader = new EventReader();
  for await (const chunk of body) yield* reader.take(chunk);
}
