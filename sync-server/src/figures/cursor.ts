import { z } from 'zod';

/** Where the projection of a site stands. Written in one transaction with the marks that follow from what was read. */
const cursorSchema = z.object({
  /** Place in the order of writes, by collection. */
  seqs: z.record(z.string(), z.int()),
  /** The civil day on which days were last looked at for time alone. */
  today: z.string(),
});
export type Cursor = Readonly<z.infer<typeof cursorSchema>>;

/** The name of the note that holds it. */
export const CURSOR_NOTE = 'insights.cursor';

const beginning: Cursor = { seqs: {}, today: '' };

/** The cursor of a note; from the beginning where there is none, or one of another version. */
export const readCursor = (note: string): Cursor => {
  if (note === '') return beginning;
  const read = cursorSchema.safeParse(JSON.parse(note));
  return read.success ? read.data : beginning;
};
