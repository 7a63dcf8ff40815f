import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { publishedFiles, SCHEMA_FOLDER } from './published-files';

/** Writes the published schemas anew, into the project from whose root it is started. */
const write = async (): Promise<void> => {
  const folder = path.resolve(SCHEMA_FOLDER);
  const files = await publishedFiles();
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  process.stdout.write(`${files.size} files in ${SCHEMA_FOLDER}\n`);
};

void write();
