// npm run test:reader: what is heard at a desk through the screen reader Orca, on the real Electron and by real keys.
import { withDisplay } from './lib/display.mjs';
import { program } from './lib/programs.mjs';
import { run, say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';
import { ensureReaderPrograms } from './lib/system-packages.mjs';

await setUp();
try {
  await ensureReaderPrograms();
} catch (error) {
  say(error.message);
  process.exit(1);
}
const { buildAll } = await import('./build.mjs');
if (!(await buildAll())) process.exit(1);
const [node, ...playwright] = program('@playwright/test', 'playwright');
process.exit(
  await withDisplay((env) => run(node, [...playwright, 'test', '--config', 'playwright.reader.config.ts'], { env })),
);
