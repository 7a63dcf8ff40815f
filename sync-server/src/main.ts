import type { ParentPort } from './run/embedded-messages';
import { runEmbedded } from './run/embedded';
import { runStandalone } from './run/standalone';

// Electron's utilityProcess has a port to its parent; a plain Node process has none.
const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort | null };

if (parentPort) runEmbedded(parentPort, process.env['GUICHET_LOG'] ?? '', (code) => process.exit(code));
else void runStandalone(process.argv.slice(2), process.env);
