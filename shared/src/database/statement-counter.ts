/** Counts the statements of a request where TypeORM would log them: tests assert on it, and the log reports it. */
import type { Logger, QueryRunner } from 'typeorm';

export class StatementCounter implements Logger {
  logQuery(_query: string, _parameters?: unknown[], runner?: QueryRunner): void {
    const count = runner?.data as { statements?: number } | undefined;
    if (count?.statements !== undefined) count.statements += 1;
  }
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
