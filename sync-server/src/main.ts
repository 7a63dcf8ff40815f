import type { ParentPort } from './run/embedded-messages';
import { runEmbedded } from './run/embedded';
import { runStandalone } from './run/standalone';

// What this process makes is for its own account alone: databases, their logs, backups.
process.umask(0o077);

// Electron's utilityProcess has a port to its parent; a plain Node process has none.
const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort | null };

if (parentPort) runEmbedded(parentPort, process.env['GUICHET_LOG'] ?? '', (code) => process.exit(code));
else void runStandalone(process.argv.slice(2), process.env);
