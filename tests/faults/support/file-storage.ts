import {
  appendFileSync,
  closeSync,
  existsSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';

import type { RxDocumentData, RxStorage, RxStorageInstance } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

// oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
type AnyStorage = RxStorage<any, any>;
// oxlint-disable-next-line typescript/no-explicit-any -- as above
type AnyInstance = RxStorageInstance<any, any, any>;
type Stored = RxDocumentData<{ readonly id: string }>;

/** A line cut by a kill was never answered: it and nothing else is left out. */
const readLines = (file: string): Stored[][] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Stored[]);
};

const refill = async (instance: AnyInstance, file: string, primary: string): Promise<void> => {
  const latest = new Map<string, Stored>();
  for (const line of readLines(file))
    for (const document of line) latest.set(String(Reflect.get(document, primary)), document);
  if (latest.size === 0) return;
  const rows = [...latest.values()].map((document) => ({ document }));
  const { error } = await instance.bulkWrite(rows, 'refill');
  if (error.length > 0) throw new Error(`${error.length} documents of ${file} could not be read back`);
};

const primaryOf = (schema: { readonly primaryKey: unknown }): string =>
  typeof schema.primaryKey === 'string' ? schema.primaryKey : String(Reflect.get(Object(schema.primaryKey), 'key'));

/** With `GUICHET_TEST_KILL_AT_WRITE` = n the process is killed before or after one of its writes: at the n-th of both, counted from 1. */
const killAt = Number(process.env['GUICHET_TEST_KILL_AT_WRITE'] ?? '0');
let written = 0;
const killPoint = (): void => {
  written += 1;
  if (written === killAt) process.kill(process.pid, 'SIGKILL');
};

/**
 * A store on the disk for a desk in a plain Node process: RxDB's memory storage, with each write appended to a file and
 * flushed before it is answered. A process that is killed finds everything that was answered when it starts again.
 */
export const fileStorage = (folder: string): AnyStorage => {
  const memory = getRxStorageMemory();
  const filled = new Set<string>();
  mkdirSync(folder, { recursive: true });
  return {
    ...memory,
    createStorageInstance: async (params) => {
      const instance: AnyInstance = await memory.createStorageInstance(params);
      const name = `${params.collectionName}-${params.schema.version}`.replaceAll(/[^\w-]/gu, '_');
      const file = path.join(folder, `${name}.jsonl`);
      // The memory storage keeps a collection after it was closed: within one process it is read back once.
      if (!filled.has(file)) await refill(instance, file, primaryOf(params.schema));
      filled.add(file);
      const write = instance.bulkWrite.bind(instance);
      const remove = instance.remove.bind(instance);
      let descriptor = openSync(file, 'a');
      instance.bulkWrite = async (rows, context) => {
        const result = await write(rows, context);
        const failed = new Set(result.error.map((one) => one.documentId));
        const primary = primaryOf(params.schema);
        const stored = rows.flatMap(({ document }) =>
          failed.has(String(Reflect.get(document, primary))) ? [] : [document],
        );
        if (stored.length === 0) return result;
        killPoint();
        appendFileSync(descriptor, `${JSON.stringify(stored)}\n`);
        fdatasyncSync(descriptor);
        killPoint();
        return result;
      };
      instance.remove = async () => {
        closeSync(descriptor);
        killPoint();
        rmSync(file, { force: true });
        killPoint();
        descriptor = openSync('/dev/null', 'a');
        return remove();
      };
      return instance;
    },
  };
};
