// npm start: prepares the checkout, builds, and opens the app; without a display it runs the tour instead.
// What follows `npm start --` goes to the app.
import { hasDisplay, frenchEnv } from './lib/display.mjs';
import { electronSwitches } from './lib/electron-arguments.mjs';
import { root } from './lib/paths.mjs';
import { run, say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const electron = await setUp();
if (!hasDisplay()) {
  say('No display here: running the tour instead (npm run tour)');
  const { tour } = await import('./tour.mjs');
  process.exit(await tour());
}
const { buildAll } = await import('./build.mjs');
if (!(await buildAll())) process.exit(1);
say('Opening Guichet');
process.exit(await run(electron, [...electronSwitches(), root, ...process.argv.slice(2)], { env: frenchEnv }));
