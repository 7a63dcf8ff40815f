import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

type Row = { readonly id?: string; readonly itemId?: string };

/** The rows on the disk of a desk as its store is now: the file of its store goes on with each write, and the last one of a document counts. */
export const latestRowsOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const lines = readFileSync(path.join(entry.parentPath, entry.name), 'utf8').split('\n').slice(0, -1);
      const latest = new Map<string, string>();
      for (const line of lines)
        for (const row of JSON.parse(line) as readonly Row[])
          latest.set(row.id ?? row.itemId ?? JSON.stringify(row), JSON.stringify(row));
      return [...latest.values()];
    });
