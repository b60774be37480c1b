/** The longest list of ids that one request may name: what attaches to an entry is a handful. */
export const MAX_IDS = 50;
