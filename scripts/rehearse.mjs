// npm run rehearse: an upgrade to the next version on real processes, with kill -9 at every point of the server, on SQLite and PostgreSQL, and at every
// write of a desk; `npm test` kills at fewer. The next version: scripts/lib/rehearsed-version.mjs.
import { spawnSync } from 'node:child_process';
import { root } from './lib/paths.mjs';
import { program } from './lib/programs.mjs';
import { setUp } from './lib/setup.mjs';

await setUp({ electron: false });
const [command, ...args] = program('vitest');
const { status } = spawnSync(command, [...args, 'run', 'tests/faults/upgrade.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, GUICHET_REHEARSE_WHOLE: '1' },
});
process.exit(status ?? 1);
