// npm run schemas: writes docs/schemas anew from the source: JSON Schemas of documents, events and calls, and vectors of the rules.
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
if (!(await buildAll(['schemas']))) process.exit(1);
process.exit(await run(process.execPath, [inRoot('out/schemas/write.cjs')], { cwd: root }));
