/** Every fact of the seed texts by its number: the query that answers it and the answer, or why it is no data. */
import { HONG_LINH } from './seed-facts-hong-linh.js';
import { HONG_LINH_WORK } from './seed-facts-hong-linh-work.js';
import { MODELS } from './seed-facts-models.js';
import { NGHI_HUONG } from './seed-facts-nghi-huong.js';
import { PHAN_RANG } from './seed-facts-phan-rang.js';
import { SON_LU } from './seed-facts-son-lu.js';

export const ANSWERED = [...NGHI_HUONG, ...SON_LU, ...HONG_LINH, ...HONG_LINH_WORK, ...MODELS, ...PHAN_RANG];

/** What stands in a text and is no data, with the reason. */
export const NO_DATA: Readonly<Record<string, string>> = {
  F024: 'an opinion on what may come, with no day and nothing to count',
  F065: 'counters of the web page, no part of the text',
  F076: 'a general description of a place',
  F088: 'where and when the police act in general: no route, area or period is named',
  F089: 'that such models exist in general: none is named or counted',
};
