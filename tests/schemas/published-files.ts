import type { Json } from './json-schema';
import { printed } from './printed';
import { publishedSchemas } from './published-schemas';
import { foldVectors } from './vectors/folds';
import { refusalVectors } from './vectors/refusals';
import { digestVectors, mergeVectors, resolveVectors, stampVectors, tokenVector } from './vectors/rules';

/** Where they stand, from the root of the project. */
export const SCHEMA_FOLDER = 'docs/schemas';

/** The published schemas and vectors as the source gives them now: text by path in the folder. */
export const publishedFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const files: Readonly<Record<string, Json>> = {
    ...publishedSchemas(),
    'vectors/digest.json': digestVectors(),
    'vectors/fold.json': foldVectors(),
    'vectors/merge.json': mergeVectors(),
    'vectors/refusals.json': await refusalVectors(),
    'vectors/resolve.json': resolveVectors(),
    'vectors/stamps.json': stampVectors(),
    'vectors/token.json': tokenVector(),
  };
  // An event stands in one line.
  const widthOf = (name: string): number => (name.startsWith('vectors/') ? 400 : 160);
  return new Map(Object.entries(files).map(([name, file]) => [name, `${printed(file, widthOf(name))}\n`]));
};
