// npm run tour: the app with the demonstration town, driven through the main job, one PNG per step in out/tour/.
// Ends with 0 only if every step was seen to work.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { withDisplay } from './lib/display.mjs';
import { inRoot } from './lib/paths.mjs';
import { program } from './lib/programs.mjs';
import { run, say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

/** Builds and runs the tour; resolves to the exit code. */
export async function tour() {
  const { buildAll } = await import('./build.mjs');
  if (!(await buildAll())) return 1;
  rmSync(inRoot('out/tour'), { recursive: true, force: true });
  const [node, ...playwright] = program('@playwright/test', 'playwright');
  const args = [...playwright, 'test', '--config', 'playwright.tour.config.ts'];
  const code = await withDisplay((env) => run(node, args, { env }));
  const summary = inRoot('out/tour/summary.txt');
  if (!existsSync(summary)) {
    say('The tour left no summary.');
    return code || 1;
  }
  say(readFileSync(summary, 'utf8').trimEnd());
  return code;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp();
  process.exit(await tour());
}
