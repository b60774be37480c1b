/** Limits what a caller may send: no operation is larger, and nothing larger is kept in memory. */

export const MAX_BODY_BYTES = 1024 * 1024;
