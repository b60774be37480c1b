/** What entering a published figure writes, in the caller's transaction and scope. */
import type { EntityManager } from 'typeorm';
import { PublishedCaseFigure } from './published-case-figure.js';

export async function insertFigure(manager: EntityManager, row: PublishedCaseFigure): Promise<void> {
  await manager.insert(PublishedCaseFigure, row);
}
