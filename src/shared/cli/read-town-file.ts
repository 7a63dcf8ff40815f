import type { z } from 'zod';

import { no, ok, type Result } from '../lib/result';
import { townFileWords as words } from '../i18n/fr/town-file';
import { checkTownFile } from './check-town-file';
import { toTown, type Town } from './to-town';
import { townFileSchema } from './town-file-schema';

/** What is wrong in a file: the path of the place (`openings[2].from`), and what to write there. */
export type TownFileFault = { readonly path: string; readonly what: string };

const pathOf = (path: readonly PropertyKey[]): string => {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text === '' ? words.wholeFile : text.replace(/^\./, '');
};

const faultOf = (issue: z.core.$ZodIssue): TownFileFault => {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') return { path, what: words.unknownKeys(issue.keys) };
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return { path, what: isMissing ? words.missing : issue.message };
};

const whereOf = (text: string, error: unknown): string => {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return words.atLine(before.length, (before.at(-1) ?? '').length + 1);
};

const parseJson = (text: string): Result<unknown, TownFileFault[]> => {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    return no([{ path: words.wholeFile, what: words.notJson(whereOf(text, error)) }]);
  }
};

/** Reads a town file: its town, or everything that is wrong with it, each with its path and what to do. */
export const readTownFile = (text: string): Result<Town, readonly TownFileFault[]> => {
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = townFileSchema.safeParse(json.value, { reportInput: true });
  if (!parsed.success) return no(parsed.error.issues.map(faultOf));
  const faults = checkTownFile(parsed.data);
  return faults.length > 0 ? no(faults) : ok(toTown(parsed.data));
};
