// npm run serve -- --data DIR --port P: the server of the town hall alone, without Electron. All arguments go to the server.
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
if (!(await buildAll(['server']))) process.exit(1);
process.exit(
  await run(process.execPath, [inRoot('out/server/server.cjs'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD,
  }),
);
