import type { z } from 'zod';

import { townFileWords as words } from '../i18n/fr/town-file';
import { no, ok, type Result } from '../lib/result';

/** What is wrong in a file: the path of the place (`openings[2].from`), and what to write there. */
export type FileFault = { readonly path: string; readonly what: string };

const pathOf = (path: readonly PropertyKey[]): string => {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text === '' ? words.wholeFile : text.replace(/^\./, '');
};

const faultOf = (issue: z.core.$ZodIssue): FileFault => {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') return { path, what: words.unknownKeys(issue.keys) };
  const isMissing = (issue.code === 'invalid_type' || issue.code === 'invalid_union') && issue.input === undefined;
  if (isMissing) return { path, what: words.missing };
  return { path, what: issue.code === 'invalid_type' && issue.expected === 'object' ? words.notObject : issue.message };
};

const whereOf = (text: string, error: unknown): string => {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return words.atLine(before.length, (before.at(-1) ?? '').length + 1);
};

const parseJson = (text: string): Result<unknown, FileFault[]> => {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    return no([{ path: words.wholeFile, what: words.notJson(whereOf(text, error)) }]);
  }
};

/** Reads a JSON file that somebody wrote by hand: what it says, or everything that is wrong with its shape, each with its path. */
export const readJsonFile = <Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): Result<z.infer<Schema>, readonly FileFault[]> => {
  const json = parseJson(text.replace(/^\uFEFF/, ''));
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value, { reportInput: true });
  return parsed.success ? ok(parsed.data) : no(parsed.error.issues.map(faultOf));
};
