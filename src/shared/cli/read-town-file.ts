import { no, ok, type Result } from '../lib/result';
import { checkTownFile } from './check-town-file';
import { readJsonFile, type FileFault } from './read-json-file';
import { toTown, type Town } from './to-town';
import { townFileSchema } from './town-file-schema';

/** Reads a town file: its town, or everything that is wrong with it, each with its path and what to do. */
export const readTownFile = (text: string): Result<Town, readonly FileFault[]> => {
  const file = readJsonFile(text, townFileSchema);
  if (!file.ok) return file;
  const faults = checkTownFile(file.value);
  return faults.length > 0 ? no(faults) : ok(toTown(file.value));
};
