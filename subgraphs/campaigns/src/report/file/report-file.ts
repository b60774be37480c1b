/** A file that leaves the graph inside an answer. */
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A report as a file (tệp báo cáo).' })
export class ReportFile {
  @Field(() => String, { description: 'A name for it, such as `bao-cao-2024-03-0a1b2c3d.docx`.' })
  fileName: string;

  @Field(() => String, { description: 'Its media type.' })
  contentType: string;

  @Field(() => String, { description: 'The bytes of the file in Base64 (RFC 4648).' })
  content: string;
}
