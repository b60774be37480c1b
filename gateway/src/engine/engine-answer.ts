// What comes out of the engine: the answer's JSON text, in the encoding that it was written in.
import { fromByteText, type TextEncoding } from './byte-text.js';

/** What an operation was answered with. */
export class EngineAnswer {
  constructor(
    /** The JSON text as it was written, for whoever sends it on in its encoding. */
    readonly written: string,
    readonly encoding: TextEncoding,
    readonly hasErrors: boolean,
    /** Parse, validation or variables failed: there is no `data` key. */
    readonly requestError: boolean,
  ) {}

  /** The JSON text of `{"data":…,"errors":[…]}`. */
  get body(): string {
    return this.encoding === 'latin1' ? fromByteText(this.written) : this.written;
  }
}
