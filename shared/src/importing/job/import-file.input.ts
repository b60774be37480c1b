/** A file that is sent to be imported. */
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { Length, Matches } from 'class-validator';
import { GraphQLScalarType, Kind } from 'graphql';
import { Field, InputType } from 'type-graphql';
import { Invalid } from '../../errors.js';
import { MutationInput } from '../../mutation/mutation-input.js';
import { TABLE_LIMITS } from '../../tabular/limits.js';
import { ImportMode } from './import-mode.js';

/** Any text passes here and is checked later: what graphql-js says about a bad value repeats all of it. */
export const Base64Scalar = new GraphQLScalarType<string, string>({
  name: 'Base64',
  description: 'Bytes, written in Base64 (RFC 4648, with padding).',
  serialize: (value) => value as string,
  parseValue: text,
  parseLiteral: (node) => text(node.kind === Kind.STRING ? node.value : null),
});

const MEGABYTES = TABLE_LIMITS.fileBytes / 1024 / 1024;

@InputType({ description: 'A file with records to import (nhập dữ liệu từ tệp).' })
export class ImportFileInput extends MutationInput {
  @Field(() => String, { description: 'Name of the file, to know it again.' })
  @Length(1, 200, { message: 'must have 1 to 200 characters' })
  @Matches(/^\P{Cc}*$/u, { message: 'must not hold control characters' })
  fileName: string;

  @Field(() => Base64Scalar, {
    description: `The file: XLSX, or CSV in UTF-8 separated by semicolon, comma or tab; at most ${MEGABYTES} MB.`,
  })
  content: string;

  @Field(() => ImportMode, {
    defaultValue: ImportMode.ALL_OR_NOTHING,
    description: 'What is written when some rows are faulty.',
  })
  mode: ImportMode;
}

export interface FileBytes {
  bytes: Buffer;
  sha256: string;
}

/** @throws Invalid naming `content` */
export function fileBytes({ content }: ImportFileInput): FileBytes {
  const field = 'input.content';
  if (content.length > Math.ceil(TABLE_LIMITS.fileBytes / 3) * 4) {
    throw new Invalid(`The file is larger than ${MEGABYTES} MB: split it`, field);
  }
  const bytes = Buffer.from(content, 'base64');
  // decoding skips what it does not know, so that only the same text written again proves that all of it was read
  if (bytes.toString('base64') !== content)
    throw new Invalid('The file is not in Base64 with padding', field);
  if (bytes.length === 0) throw new Invalid('The file is empty', field);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Invalid('Bytes are written as a text in Base64', 'Base64');
}
