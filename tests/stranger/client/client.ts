import { randomUUID } from 'node:crypto';

import { digestOf } from './digest';
import { derive } from './folds';
import { eventsIn, registersIn, textIn, type Document, type Event, type Fields, type Registers } from './json';
import type { Line } from './line';
import { adds, merge } from './merge';
import { deviceOf, later, tick, wallOf } from './stamps';
import { inOrder } from './story';

const collections = ['reference', 'citizens', 'appointments', 'tickets', 'requests', 'deskSessions'] as const;
export type Collection = (typeof collections)[number];

const SCHEMA_VERSION = 1;
const AHEAD_MS = 2 * 60_000;

type Verdict = { readonly id: string; readonly verdict: string; readonly why?: string; readonly document?: Document };
type Person = { readonly agentId: string; readonly deskId: string };
type Body = Fields & { readonly type: string };

/** What a client holds of a site, and how it writes. */
export const createClient = (line: Line, person: Person) => {
  const held = new Map<string, Map<string, Document>>(collections.map((name) => [name, new Map()]));
  const checkpoints = new Map<string, unknown>();
  /** Documents with something that no answer acknowledged yet. */
  const unsent = new Map<string, Set<string>>(collections.map((name) => [name, new Set()]));
  const aside: { readonly collection: string; readonly id: string; readonly why: string }[] = [];
  let epoch = '';
  let offsetMs = 0;
  let last = '';
  const nowMs = (): number => Date.now() + offsetMs;
  const newId = (): string => randomUUID();
  const stamp = (): string => (last = tick(last, nowMs(), line.deviceId));

  let turn: Promise<unknown> = Promise.resolve();
  /** A page that was read before a push was stored brings an old copy: one exchange at a time. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = turn.then(work, work);
    turn = mine;
    return mine;
  };

  const all = (name: Collection): Map<string, Document> => held.get(name) ?? new Map<string, Document>();
  const waiting = (name: Collection): Set<string> => unsent.get(name) ?? new Set<string>();

  const see = (document: Document): void => {
    for (const { t } of Object.values(registersIn(document)))
      if (wallOf(t) <= nowMs() + AHEAD_MS) last = later(last, t);
  };

  /** Takes a copy of the server: word for word when its own adds nothing, else both, to be pushed. */
  const take = (name: Collection, theirs: Document): void => {
    see(theirs);
    const own = all(name).get(theirs.id);
    const isNews = own !== undefined && adds(name, theirs, own);
    all(name).set(theirs.id, isNews ? (merge(name, theirs, own) as Document) : theirs);
    if (isNews) waiting(name).add(theirs.id);
    else waiting(name).delete(theirs.id);
  };

  const head = async (): Promise<void> => {
    const answer = await line.get('/v1/head');
    offsetMs = Date.parse(textIn(answer, 'now')) - Date.now();
    if (textIn(answer, 'epoch') === epoch) return;
    // Another history: from the begin, and all that was not acknowledged goes there.
    epoch = textIn(answer, 'epoch');
    checkpoints.clear();
  };

  const pull = async (name: Collection): Promise<void> => {
    for (let hasMore = true; hasMore;) {
      const since = checkpoints.get(name) ?? null;
      const asked = { collection: name, since, limit: 500, schemaVersion: SCHEMA_VERSION };
      const page = await line.post('/v1/pull', asked);
      for (const document of page['documents'] as Document[]) take(name, document);
      checkpoints.set(name, page['checkpoint']);
      hasMore = page['hasMore'] === true;
    }
  };

  /** Registers whose stamps are ahead of the server are written again under one of now. */
  const restamp = (document: Document): Document => {
    const isRefused = (t: string): boolean => wallOf(t) > nowMs() + AHEAD_MS / 2;
    const entries = Object.entries(registersIn(document));
    const sound = entries.map(([, { t }]) => t).filter((t) => !isRefused(t));
    last = sound.reduce(later, isRefused(last) ? '' : last);
    const t = stamp();
    const fields = entries.map(([field, register]) => [field, isRefused(register.t) ? { ...register, t } : register]);
    return { ...document, fields: Object.fromEntries(fields) as Registers };
  };

  const settle = (name: Collection, sent: Document, { id, verdict, why = '', document }: Verdict): void => {
    const isUnchanged = all(name).get(id) === sent;
    if (verdict === 'merged' && document) take(name, document);
    if (verdict === 'quarantined' && why === 'futureStamp') {
      all(name).set(id, restamp(all(name).get(id) ?? sent));
      return;
    }
    if (verdict === 'quarantined') {
      // Shown to a person; the next look at digests brings what the server has of it.
      aside.push({ collection: name, id, why });
      all(name).delete(id);
      waiting(name).delete(id);
      return;
    }
    // What was written while the push was on its way goes with the next.
    if (isUnchanged && verdict !== 'merged') waiting(name).delete(id);
  };

  const push = async (name: Collection): Promise<void> => {
    for (let round = 0; waiting(name).size > 0 && round < 5; round += 1) {
      const rows = [...waiting(name)].flatMap((id) => all(name).get(id) ?? []).slice(0, 250);
      const answer = await line.post('/v1/push', { collection: name, epoch, schemaVersion: SCHEMA_VERSION, rows });
      for (const [index, verdict] of (answer['verdicts'] as Verdict[]).entries()) {
        const sent = rows[index];
        if (sent) settle(name, sent, verdict);
      }
    }
  };

  const sync = async (): Promise<void> => {
    await head();
    for (const name of collections) await pull(name);
    for (const name of collections) await push(name);
  };

  const theirDigests = async (name: Collection): Promise<Map<string, string>> => {
    const rows = new Map<string, string>();
    for (let hasMore = true; hasMore;) {
      const after = [...rows.keys()].at(-1) ?? '';
      const scope = { collection: name, epoch, schemaVersion: SCHEMA_VERSION };
      const page = await line.post('/v1/digest', { ...scope, after, fromDay: '', limit: 500 });
      for (const [id, digest] of page['rows'] as [string, string][]) rows.set(id, digest);
      hasMore = page['hasMore'] === true;
    }
    return rows;
  };

  /** The documents of a collection that the server and this client hold differently. */
  const differing = async (name: Collection): Promise<string[]> => {
    const theirs = await theirDigests(name);
    const ids = new Set([...theirs.keys(), ...all(name).keys()]);
    const ownOf = (id: string): string | undefined => {
      const own = all(name).get(id);
      return own && digestOf(own);
    };
    return [...ids].filter((id) => ownOf(id) !== theirs.get(id));
  };

  const reconcile = async (): Promise<number> => {
    let found = 0;
    for (const name of collections) {
      const ids = await differing(name);
      found += ids.length;
      for (let asked = ids; asked.length > 0;) {
        const scope = { collection: name, epoch, schemaVersion: SCHEMA_VERSION };
        const answer = await line.post('/v1/fetch', { ...scope, ids: asked.slice(0, 500) });
        const there = answer['documents'] as Document[];
        for (const document of there) take(name, document);
        const later = (answer['later'] ?? []) as string[];
        asked = [...later, ...asked.slice(500)];
      }
      // What the server does not have at all is brought to it.
      const theirs = await theirDigests(name);
      if (name !== 'reference') for (const id of ids) if (!theirs.has(id)) waiting(name).add(id);
      await push(name);
    }
    return found;
  };

  /** Adds events to the log of a document, and waits for the server's word. */
  const append = async (name: Collection, id: string, ...bodies: readonly (Body & { id?: string })[]) => {
    const before = all(name).get(id) ?? { id, siteId: line.siteId, events: [], _deleted: false };
    let n = Math.max(0, ...eventsIn(before).map((event) => event.n));
    const at = new Date(nowMs()).toISOString();
    const by = { ...person, deviceId: line.deviceId };
    const added: Event[] = bodies.map((body) => ({ ...body, id: body.id ?? newId(), n: (n += 1), at, by }));
    const events = inOrder([...eventsIn(before), ...added]);
    all(name).set(id, { ...before, events, ...derive(name, events) });
    waiting(name).add(id);
    await inTurn(() => push(name));
    return added.map((event) => event.id);
  };

  /** Writes fields of a citizen, new or known. */
  const writeCitizen = async (id: string, patch: Readonly<Record<string, string>>): Promise<void> => {
    const before = all('citizens').get(id) ?? { id, siteId: line.siteId, fields: {}, erasedAt: '', _deleted: false };
    const fields: Record<string, Registers[string]> = { ...registersIn(before) };
    const t = stamp();
    for (const [name, v] of Object.entries(patch)) {
      const known = fields[name];
      const isOwn = known && deviceOf(known.t) === line.deviceId && known.p !== undefined;
      fields[name] = { v, t, p: isOwn ? (known.p ?? '') : (known?.t ?? '') };
    }
    all('citizens').set(id, { ...before, fields });
    waiting('citizens').add(id);
    await inTurn(() => push('citizens'));
  };

  return {
    line,
    all,
    aside,
    newId,
    take,
    append,
    writeCitizen,
    epoch: () => epoch,
    sync: () => inTurn(sync),
    pull: (name: Collection) => inTurn(() => pull(name)),
    push: (name: Collection) => inTurn(() => push(name)),
    reconcile: () => inTurn(reconcile),
    differing: (name: Collection) => inTurn(() => differing(name)),
    /** Puts a document into the store, to be pushed, as a program with a wrong clock would. */
    forge: (name: Collection, document: Document): void => {
      all(name).set(document.id, document);
      waiting(name).add(document.id);
    },
  };
};

export type Client = ReturnType<typeof createClient>;
