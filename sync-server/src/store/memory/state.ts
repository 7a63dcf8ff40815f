import type { OutboxMessage } from '#shared/domain/messages/message';

import type { CallAnswer, CallClaim } from '../call-part';
import { byCodePoint } from '../by-code-point';
import type { GivenNumber, Hold, ListedDevice, OpenCode, QuarantinedRow, Written } from '../port';
import type { AuditEntry, HistoryEntry } from '../audit-port';
import type { AccessKey } from '../access-key-port';
import { emptyJournal, type JournalHead, type KeptLine } from '../journal-port';
import type { Calendar } from '../calendar-port';
import type { StoredSheet } from '../insight-port';
import { documentsOf, type Documents } from './documents';

export type KeptRow = QuarantinedRow & { readonly deviceId: string; readonly at: string };

/** The order of rows that are kept aside: when they came. */
export const byArrival = (a: KeptRow, b: KeptRow): number =>
  byCodePoint(a.at, b.at) ||
  byCodePoint(a.collection, b.collection) ||
  byCodePoint(a.id, b.id) ||
  byCodePoint(a.why, b.why);
export type KeptNumber = GivenNumber & { readonly seen: boolean };
export type KeptHistory = HistoryEntry & { readonly erased: boolean };

/** A sheet with the mark of its day; `seq` 0 = not made yet. */
export type KeptSheet = StoredSheet & { readonly mark: string };

/** All that is kept of one site. Rows are never changed, only replaced, so that a copy of the maps is a copy of all. */
export type SiteState = {
  seq: number;
  chain: string;
  deviceCount: number;
  readonly collections: Map<string, Documents>;
  audit: AuditEntry[];
  history: KeptHistory[];
  readonly quarantine: Map<string, KeptRow>;
  readonly counters: Map<string, number>;
  readonly numbers: Map<string, KeptNumber>;
  readonly claims: Map<string, CallClaim>;
  readonly answers: Map<string, CallAnswer>;
  readonly holds: Map<string, Hold>;
  readonly messages: Map<string, OutboxMessage>;
  readonly notes: Map<string, string>;
  readonly purged: Map<string, number>;
  /** See `Tables.retired`. */
  readonly retired: Map<string, number>;
  readonly sheets: Map<string, KeptSheet>;
  journal: readonly KeptLine[];
  journalHead: JournalHead;
};

export type KeptDevice = ListedDevice & { readonly local: boolean };
export type KeptToken = { readonly hash: string; readonly deviceId: string; readonly expiresAt: string };
export type KeptCode = OpenCode & { readonly siteId: string; readonly used: boolean };

/** A calendar feed with the hash of its key. */
export type KeptCalendar = Calendar & { readonly keyHash: string };

/** A key of the read interface with its hash. */
export type KeptAccessKey = AccessKey & { readonly keyHash: string };

/** All that a memory store keeps and a snapshot holds. */
export type State = {
  readonly meta: Map<string, string>;
  readonly sites: Map<string, SiteState>;
  readonly devices: Map<string, KeptDevice>;
  readonly tokens: Map<string, KeptToken>;
  readonly codes: Map<string, KeptCode>;
  readonly challenges: Map<string, string>;
  readonly calendars: Map<string, KeptCalendar>;
  readonly accessKeys: Map<string, KeptAccessKey>;
  readonly pulled: Map<string, { readonly seq: number; readonly anew: number }>;
};

/** An erased document as it must stay, outside of any snapshot. */
export type KeptErasure = {
  readonly siteId: string;
  readonly collection: string;
  readonly at: string;
  readonly written: Written;
};

/** A key of several parts. */
export const keyOf = (...parts: readonly string[]): string => parts.join('\u0001');

const newSite = (): SiteState => ({
  seq: 0,
  chain: '',
  deviceCount: 0,
  collections: new Map(),
  audit: [],
  history: [],
  quarantine: new Map(),
  counters: new Map(),
  numbers: new Map(),
  claims: new Map(),
  answers: new Map(),
  holds: new Map(),
  messages: new Map(),
  notes: new Map(),
  purged: new Map(),
  retired: new Map(),
  sheets: new Map(),
  journal: [],
  journalHead: emptyJournal,
});

export const emptyState = (): State => ({
  meta: new Map(),
  sites: new Map(),
  devices: new Map(),
  tokens: new Map(),
  codes: new Map(),
  challenges: new Map(),
  calendars: new Map(),
  accessKeys: new Map(),
  pulled: new Map(),
});

/** The site of a state, made on first use. */
export const siteOf = (state: State, siteId: string): SiteState => {
  const known = state.sites.get(siteId);
  if (known) return known;
  const site = newSite();
  state.sites.set(siteId, site);
  return site;
};

/** The documents of a collection of a site, made on first use. */
export const collectionOf = (site: SiteState, collection: string): Documents => {
  const known = site.collections.get(collection);
  if (known) return known;
  const documents = documentsOf();
  site.collections.set(collection, documents);
  return documents;
};

const copySite = (site: SiteState): SiteState => ({
  seq: site.seq,
  chain: site.chain,
  deviceCount: site.deviceCount,
  collections: new Map([...site.collections].map(([name, documents]) => [name, documents.copy()])),
  audit: [...site.audit],
  history: [...site.history],
  quarantine: new Map(site.quarantine),
  counters: new Map(site.counters),
  numbers: new Map(site.numbers),
  claims: new Map(site.claims),
  answers: new Map(site.answers),
  holds: new Map(site.holds),
  messages: new Map(site.messages),
  notes: new Map(site.notes),
  purged: new Map(site.purged),
  retired: new Map(site.retired),
  sheets: new Map(site.sheets),
  journal: site.journal,
  journalHead: site.journalHead,
});

/** A copy that shares nothing that changes. */
export const copyState = (state: State): State => ({
  meta: new Map(state.meta),
  sites: new Map([...state.sites].map(([id, site]) => [id, copySite(site)])),
  devices: new Map(state.devices),
  tokens: new Map(state.tokens),
  codes: new Map(state.codes),
  challenges: new Map(state.challenges),
  calendars: new Map(state.calendars),
  accessKeys: new Map(state.accessKeys),
  pulled: new Map(state.pulled),
});
