import type { ParentPort } from './run/embedded-messages';
import { runEmbedded } from './run/embedded';
import { inLessMemory } from './run/in-less-memory';
import { operatorCommandOf } from './run/operator-commands';
import { runStandalone } from './run/standalone';

// What this process makes is for its own account alone: databases, their logs, backups.
process.umask(0o077);

// Electron's utilityProcess has a port to its parent; a plain Node process has none.
const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort | null };

if (parentPort) runEmbedded(parentPort, process.env['GUICHET_LOG'] ?? '', (code) => process.exit(code));
else {
  const args = process.argv.slice(2);
  const again = operatorCommandOf(args) ? null : inLessMemory(process);
  // The same process begins anew: its number, its pipes and its signals stay. Windows cannot, and a parent that talks by messages would lose it.
  if (again && process.execve && !process.connected) process.execve(process.execPath, again.words, again.env);
  void runStandalone(args, process.env);
}
