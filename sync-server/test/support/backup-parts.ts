import { gunzipSync, gzipSync } from 'node:zlib';

import { sumOfLines } from '#server/store/backup/format';

import { plainOf } from './recovery-keys';
import { AT } from './store-bench';

/** The lines of a backup with its sums, and with rows of lists as they are given. It is in clear. */
export const backupOf = (
  head: object,
  lists: readonly string[],
  rows: readonly string[],
  { closed = true, ended = true } = {},
): Buffer => {
  const sum = sumOfLines();
  const lines: string[] = [];
  const add = (line: string): void => {
    lines.push(line);
    sum.add(`${line}\n`, 1);
  };
  for (const line of [JSON.stringify(head), ...lists]) add(line);
  if (closed) add(JSON.stringify(sum.told()));
  for (const line of rows) add(line);
  if (ended) lines.push(JSON.stringify(sum.told()));
  return gzipSync(`${lines.join('\n')}\n`);
};

/** The lines of an encrypted backup, without the sums. */
export const partsOf = async (file: string) => {
  const lines = gunzipSync(await plainOf(file))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  return {
    head: JSON.parse(lines[0] ?? '') as object,
    lists: lines.filter((line) => line.startsWith('["erasures.')),
    rows: lines.filter((line) => line.startsWith('["') && !line.startsWith('["erasures.')),
  };
};

/** The same backup as a version before the recovery key wrote it: in clear and without lists. */
export const olderInClear = async (file: string): Promise<Buffer> => {
  const { rows } = await partsOf(file);
  return backupOf({ format: 'guichet-backup', version: 3, epoch: 'e', at: AT }, [], rows, { closed: false });
};
