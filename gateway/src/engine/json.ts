// Small facts about JSON values that every part of the engine shares.

/** An object as it came out of a subgraph's JSON. */
export type JsonObject = Record<string, unknown>;

/** Where a value sits in an answer: response keys and list indexes from the root. */
export type Path = readonly (string | number)[];

/** Whether the value is a JSON object (not a list, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a key that the client chose. A key such as `constructor` must not find what every object inherits,
 * and JSON holds no functions, so a function can only be inherited.
 */
export function read(object: JsonObject, key: string): unknown {
  const value = object[key];
  return typeof value === 'function' ? undefined : value;
}

/** Anything but the characters that JSON takes as they are: no quote, backslash, control or surrogate. */
const needsEscape = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/** JSON text of a string; a test is several times faster than JSON.stringify for the usual short plain text. */
export function quote(text: string): string {
  return text.length < 2000 && !needsEscape.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** JSON text of any value that came from JSON; what JSON cannot say is null. */
export function jsonText(value: unknown): string {
  return typeof value === 'string' ? quote(value) : (JSON.stringify(value) ?? 'null');
}
