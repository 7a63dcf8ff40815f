import { chunksOf } from './chunks-of';

/** The ids that a database can know at all, cut likewise: PostgreSQL refuses a question that holds a NUL. */
export const idChunks = (ids: readonly string[], size: number): string[][] =>
  chunksOf(
    ids.filter((id) => !id.includes('\0')),
    size,
  );
