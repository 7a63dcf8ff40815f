/**
 * Files of the window that may see a stored document as it is: the funnels that lead it through the gate, the exchange, and the write
 * door, which drops nothing that it cannot read (decision 0058).
 */
const mayReadRaw = [
  'src/renderer/data/plain.ts',
  'src/renderer/data/read-portion.ts',
  // Asks only of which day a row is.
  'src/renderer/data/named-in-days.ts',
  'src/renderer/data/unreadable.ts',
  'src/renderer/data/sweep-outbox.ts',
  'src/renderer/data/commands/door/write.ts',
  'src/renderer/data/commands/door/write-many.ts',
  // Sends a document once more as it stands.
  'src/renderer/data/commands/conflict/conflict-commands.ts',
  // Open and close rows as they are, and look into none.
  'src/renderer/data/seal/sealed-storage.ts',
  'src/renderer/data/seal/seal-earlier.ts',
  // Asks only whether there is anything.
  'src/renderer/data/open-data.ts',
];
const exchange = 'src/renderer/sync/';

/** What this desk keeps for itself: nobody else writes into it. */
const own = /\boutbox\s*(\.find(One)?\([^)]*\))?\s*\.(exec\(\)|\$)/g;

const rawReads =
  /\.exec\(\)|\.\$(?!\{)|\.documentData\b|[{,] ?(previousD|d)ocumentData ?[,}]|\.toJSON\(|\.toMutableJSON\(|\beventBulks\$|\bstorageInstance\b|\bfindDocumentsById\b|\breadStored(Days|After)\b/g;

/** Reads of stored documents beside the gate in a file of the window. */
export const findRawReads = (file: string, text: string): readonly string[] => {
  if (!file.startsWith('src/renderer/') || file.startsWith(exchange) || mayReadRaw.includes(file)) return [];
  return [...text.replaceAll(own, '').matchAll(rawReads)].map(([found]) => `${file}: ${found}`);
};

/** Rooms of the server that interpret stored documents, and the ways by which they would pass the gate by. */
const serverRaw =
  /\b(site|tx)\.(readDay|readAll|read)\(|JSON\.parse\(body\)|\bas (unknown as )?(Stored<)?(Appointment|Ticket|Request|Citizen|DeskSession|Reference)\b/g;

/** The gate of the server, the exchange, and what never looks into a document. */
const serverMayReadRaw = [
  'sync-server/src/lib/sound.ts',
  'sync-server/src/documents/',
  'sync-server/src/store/',
  'sync-server/src/collections/',
  // Writes what it read, beside what it asked for.
  'sync-server/src/settings/seal-digits.ts',
  'sync-server/src/settings/write-reference.ts',
  'sync-server/src/settings/change-agent-entry.ts',
  'sync-server/src/settings/change-site-entry.ts',
  'sync-server/src/history/take-back-stretch.ts',
  // Empties also what it cannot read.
  'sync-server/src/history/erase-citizens.ts',
  // Hands a row over to be judged as it came.
  'sync-server/src/persons/settle-unproved.ts',
  // The place in the order of writes, and the days of documents that are gone.
  'sync-server/src/figures/follow-writes.ts',
];

/** The same in a file of the server. */
export const findRawServerReads = (file: string, text: string): readonly string[] => {
  if (!file.startsWith('sync-server/src/') || serverMayReadRaw.some((room) => file.startsWith(room))) return [];
  return [...text.matchAll(serverRaw)].map(([found]) => `${file}: ${found}`);
};
