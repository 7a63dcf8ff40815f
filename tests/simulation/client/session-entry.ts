// The code of a desk as the simulation runs it: bundled once, evaluated anew for every session with a clock of its own.
export { bindCommands } from '../../../src/renderer/data/commands/use-commands';
export { openData } from '../../../src/renderer/data/open-data';
export { leadAlone } from '../../../src/renderer/sync/lead-by-lock';
export { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
