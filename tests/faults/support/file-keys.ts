import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { createKeyValues, type KeyValues } from '../../../src/renderer/data/key-values';

/** The small facts of a desk in a file, as the app keeps them in its profile. */
export const fileKeys = (file: string): KeyValues => {
  const known: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const inMemory = createKeyValues();
  for (const [key, value] of Object.entries(known)) inMemory.write(key, value);
  return {
    read: inMemory.read,
    write: (key, value) => {
      inMemory.write(key, value);
      known[key] = value;
      writeFileSync(file, JSON.stringify(known));
    },
  };
};
