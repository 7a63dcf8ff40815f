import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { z } from 'zod';
import { writeAtomic } from './write-atomic';

export type JsonFile<Value> = { readonly read: () => Value; readonly write: (value: Value) => void };

export type JsonFileOptions<Value> = {
  readonly file: string;
  readonly schema: z.ZodType<Value>;
  readonly fallback: Value;
  readonly onBroken: (file: string) => void;
  /** Hears that a value could not be written, which then stands as long as the program runs. Without it `write` throws, and the value before stands. */
  readonly onUnwritten?: (error: unknown) => void;
};

const load = <Value>({ file, schema, fallback, onBroken }: JsonFileOptions<Value>): Value => {
  if (!existsSync(file)) return fallback;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Kept for whoever wants to know what was in it.
    renameSync(file, `${file}.broken`);
    onBroken(file);
    return fallback;
  }
};

/** One small checked JSON file, read once. A broken file is put aside as `.broken` and the fallback is used. */
export const openJsonFile = <Value>(options: JsonFileOptions<Value>): JsonFile<Value> => {
  let value = load(options);
  return {
    read: () => value,
    write: (next) => {
      const parsed = options.schema.parse(next);
      try {
        writeAtomic(options.file, `${JSON.stringify(parsed, null, 2)}\n`);
      } catch (error) {
        if (options.onUnwritten === undefined) throw error;
        options.onUnwritten(error);
      }
      value = parsed;
    },
  };
};
