/** Which trusted operations move files, by name: those called export-* and import-*, each checked at start. */
import { type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { Engine, PreparedOperation } from '../engine/engine.js';
import type { TrustedOperation, TrustedOperations } from '../operations/trusted-operations.js';
import type { Executes } from './answer.js';
import { EXPORT_PREFIX, type ExportPlan, exportPlan } from './export-plan.js';

const IMPORT_PREFIX = 'import-';

export interface ExportOperation {
  id: string;
  prepared: PreparedOperation;
  plan: ExportPlan;
}

/** All that files can be made of, and be sent to. */
export interface FileDoors {
  engine: Executes;
  /** by the operation's name */
  exports: ReadonlyMap<string, ExportOperation>;
  /** by the template's name */
  imports: ReadonlyMap<string, PreparedOperation>;
}

/** @throws naming every operation that cannot do what its name says */
export function openFileDoors(engine: Engine, operations: TrustedOperations<PreparedOperation>): FileDoors {
  const exports = new Map<string, ExportOperation>();
  const imports = new Map<string, PreparedOperation>();
  const faults: string[] = [];
  for (const operation of operations.all) {
    const { id, kind, source, prepared } = operation;
    try {
      if (id.startsWith(EXPORT_PREFIX))
        exports.set(id, { id, prepared, plan: exportPlan(source, engine.schema) });
      if (id.startsWith(IMPORT_PREFIX) && kind === 'mutation') {
        assertImport(operation, operations);
        imports.set(id.slice(IMPORT_PREFIX.length), prepared);
      }
    } catch (error) {
      faults.push(`${id}.graphql: ${(error as Error).message}`);
    }
  }
  if (faults.length > 0) throw new Error(`Operations for files are not usable:\n${faults.join('\n')}`);
  return { engine, exports, imports };
}

/** An import takes the file and answers the job, and its sender can follow the job by an operation next to it. */
function assertImport({ id, source }: TrustedOperation<unknown>, operations: TrustedOperations<unknown>) {
  const { variables, answersJob } = outline(source);
  if (variables.join() !== 'input' || !answersJob)
    throw new Error('an import takes $input alone and selects one field, called job');
  const follower = operations.find(`${id}-job`);
  const follows = follower && outline(follower.source);
  if (!follows?.answersJob || follower?.kind !== 'query' || !follows.variables.includes('id'))
    throw new Error(`${id}-job.graphql must be a query of the job by $id, with one field called job`);
}

function outline(source: string): { variables: string[]; answersJob: boolean } {
  const { definitions } = parse(source, { noLocation: true });
  const operation = definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  )!;
  const fields = operation.selectionSet.selections.filter((one): one is FieldNode => one.kind === Kind.FIELD);
  return {
    variables: (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
    answersJob: fields.length === 1 && (fields[0]!.alias ?? fields[0]!.name).value === 'job',
  };
}
