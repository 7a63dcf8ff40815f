import fc from 'fast-check';

import { askMessages } from '#server/messages/follow-appointment';
import { takeMessage } from '#server/messages/take-message';
import { rememberReference } from '#server/documents/load-facts';
import type { PushScene } from '#server/documents/registry';
import { peopleOfYear } from '#server/figures/people-of-year';
import { freshId } from '#server/lib/fresh';
import { createParts } from '#server/parts';
import { readReference } from '#server/sites/read-reference';
import { watchPeople } from '#server/history/due-people';
import { tendRetention } from '#server/history/tend-retention';
import { tendSite } from '#server/tend-sites';
import { collectionNames, type CollectionName } from '#shared/domain/model/collections';
import { digestOf } from '#shared/sync/digest';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import { soundDocument } from '#shared/sync/sound-document';
import { calls } from '#shared/sync/wire/calls';
import { addMinutes } from '#shared/time/civil';

import { brokenDay, brokenDocument, brokenNow, brokenTown } from '../../../tests/arbitraries/broken-documents';
import { reads } from './all-routes';
import { factTown, townReference, TOWN } from './fact-town';
import { templates } from './message-town';
import { testServer, type TestDevice, type TestServer } from './test-server';

/** A document as an older server may have stored it, under the civil day that it had then. */
export type AnyRow = { readonly collection: CollectionName; readonly document: WireDocument; readonly day: string };

const MOST_EVENTS = 40;

const keyOf = (at: number): string => `any-ticket-key-${String(at).padStart(5, '0')}`;

/** What the readers of the server look for first: a wish for messages, the key of a ticket's page. */
const lookedFor = (document: WireDocument, at: number): WireDocument => {
  const { events } = document as { readonly events?: unknown };
  const [first] = Array.isArray(events) ? (events as unknown[]) : [];
  // How many documents one answer holds depends on their size: floods of thousands of events are a matter of the readers at a desk.
  if (Array.isArray(events)) events.splice(MOST_EVENTS);
  if (typeof first !== 'object' || first === null) return document;
  const { type } = first as { readonly type?: unknown };
  if (type === 'booked') Object.assign(first, { notify: ['email'] });
  if (type === 'issued') Object.assign(first, { trackKey: keyOf(at) });
  return document;
};

const soundOf = (collection: CollectionName, document: WireDocument): object | null => {
  const { _deleted: _, ...stored } = structuredClone(document);
  return soundDocument(collection, stored as never);
};

/** A store finds the documents of a citizen by what stands beside the log: what it does not find nobody reads. */
const findable = (collection: CollectionName, document: WireDocument): WireDocument => {
  const { citizenId, persons } = (soundOf(collection, document) ?? {}) as Readonly<Record<string, unknown>>;
  return {
    ...document,
    ...(citizenId === undefined ? {} : { citizenId }),
    ...(persons === undefined ? {} : { persons }),
  };
};

/** So many documents of a collection that no version would write, each with an id of its own. */
export const anyRows = (collection: CollectionName, count: number): readonly AnyRow[] =>
  fc.sample(brokenDocument(collection), { numRuns: count, seed: 14 }).map((row, at) => {
    const copy = JSON.parse(JSON.stringify({ ...row, id: `any-${collection}-${at}`, _deleted: false })) as WireDocument;
    const document = findable(collection, lookedFor(copy, at));
    const { day } = document as { readonly day?: unknown };
    return { collection, document, day: typeof day === 'string' ? day : '' };
  });

/** What is sound of a row at its place; where nothing is, a document that is gone. */
export const soundVersion = ({ collection, document, day }: AnyRow): AnyRow => {
  const sound = soundOf(collection, document);
  const gone = { id: document.id, siteId: TOWN, _deleted: true };
  return { collection, document: (sound ? { ...sound, _deleted: false } : gone) as WireDocument, day };
};

export type AnyTown = {
  readonly server: TestServer;
  readonly admin: TestDevice;
  readonly rows: readonly AnyRow[];
  readonly close: () => Promise<void>;
};

const origin = { deviceId: 'older', at: brokenNow };

const met = new Set(
  [brokenTown.appointments, brokenTown.requests].flatMap((all) =>
    (all as readonly { readonly day: string; readonly citizenId: string }[]).flatMap(({ day, citizenId }) =>
      day >= brokenDay ? [citizenId] : [],
    ),
  ),
);
/** Those whom the rows may name. */
const people = brokenTown.citizens.filter(({ id }) => met.has(id)).slice(0, 150);

const storeRows = (server: TestServer, rows: readonly AnyRow[]): Promise<unknown> =>
  server.store.withSite(TOWN, async (site) => {
    for (const collection of collectionNames)
      await site.write(
        collection,
        rows
          .filter((row) => row.collection === collection)
          .map(({ document, day }) => ({
            document,
            day,
            digest: digestOf({ id: document.id }),
            delta: document,
            erased: false,
          })),
        origin,
      );
  });

const rowOf = (collection: CollectionName, row: object): AnyRow => {
  const document = { ...row, _deleted: false } as unknown as WireDocument;
  return { collection, document, day: 'day' in document ? String(document['day']) : '' };
};

/** A server with a few days of the demonstration town, and these rows in its store as no check of today has seen them. */
export const openAnyTown = async (rows: readonly AnyRow[]): Promise<AnyTown> => {
  const server = await testServer(1, { limits: { readsPerMinute: 1_000, mostLoopDelayMs: 0 } });
  server.time.nowMs = Date.parse(brokenNow);
  await server.seed(TOWN, [...factTown.reference, ...templates().map((one) => ({ ...one, siteId: TOWN }))]);
  await server.store.setHomeSite(TOWN);
  await storeRows(server, [
    ...(['requests', 'appointments', 'tickets'] as const).flatMap((name) =>
      factTown[name].slice(-30).map((row) => rowOf(name, row)),
    ),
    ...people.map((one) => rowOf('citizens', one)),
    ...rows,
  ]);
  const admin = await server.enrol('Direction', { rank: 'admin', siteId: TOWN });
  return { server, admin, rows, close: server.close };
};

type Answer = { readonly statusCode: number; readonly body: string };
/** What a reader of the server says of its store; no random id, key or instant is in it. */
type Reader = (town: AnyTown) => Promise<unknown>;

const said = ({ statusCode, body }: Answer): unknown => {
  if (statusCode >= 500 || body.length > 40_000_000) throw new Error(`${statusCode}, ${body.length} bytes`);
  return [statusCode, body];
};
/** Of an answer with fresh ids in it. */
const status = ({ statusCode }: Answer): number => statusCode;

const chief = townReference.agents.find(({ role }) => role === 'admin')?.id ?? '';
const walkIn = townReference.reasons.find((reason) => reason.walkIn)?.id ?? '';
const idsOf = ({ rows }: AnyTown, collection: CollectionName): readonly string[] =>
  rows.flatMap((row) => (row.collection === collection ? [row.document.id] : []));

const boards =
  (rank: 'display' | 'kiosk'): Reader =>
  async ({ server }) =>
    said(await (await server.enrol(rank, { rank, siteId: TOWN })).get('/v1/publication'));

const parts = ({ server: { store, time } }: AnyTown) => createParts({ store, clock: () => time.nowMs, newId: freshId });

const readInterface: Reader = async ({ server, admin }) => {
  const answers: unknown[] = [];
  for (const scope of ['indicators', 'rows'] as const) {
    const { key } = calls.makeAccessKey.output.parse(
      (await admin.post('/v1/access-keys', { name: 'Observatoire', scope })).json(),
    );
    const headers = { authorization: `Bearer ${key}` };
    for (const { path } of reads.filter((route) => route.scope === scope)) {
      const period = scope === 'rows' ? 'week' : 'year';
      const url = `${path.replace(':id', 'requests')}?period=${period}&day=${brokenDay}`;
      answers.push([path, said(await server.app.inject({ method: 'GET', url, headers }))]);
    }
  }
  return answers;
};

const calendar: Reader = async ({ server, admin, ...town }) => {
  const { key } = calls.makeCalendar.output.parse((await admin.post('/v1/calendars', { agentId: '' })).json());
  const ofAgents: number[] = [];
  for (const agentId of idsOf({ server, admin, ...town }, 'reference').slice(0, 20))
    ofAgents.push(status(await admin.post('/v1/calendars', { agentId })));
  return [said(await server.app.inject({ method: 'GET', url: `/v1/calendar/${key}.ics` })), ofAgents];
};

/** What is asked for and sent about the stored appointments, an hour later. */
const messages: Reader = async (town) => {
  const { server } = town;
  const ids = idsOf(town, 'appointments');
  const referenceOf = rememberReference();
  return server.store.withSite(TOWN, async (site) => {
    const stored = [...(await site.read('appointments', ids)).values()].filter(({ _deleted }) => !_deleted);
    const scene = { site, at: brokenNow, referenceOf, messageDelayMin: 5 } as unknown as PushScene;
    await askMessages(
      scene,
      stored.map((after) => ({ before: null, after })),
    );
    const reference = (await referenceOf(site)) ?? townReference;
    const sent: unknown[] = [];
    for (let taking = 0; taking < ids.length; taking += 1) {
      const { taken, isMore } = await takeMessage({
        site,
        reference,
        at: addMinutes(brokenNow, 60),
        delayMin: 5,
        claim: `claim-${taking}`,
        leaseMs: 1,
        restoredAt: '',
        organizer: { name: 'Mairie', email: 'mairie@exemple.fr' },
        sms: null,
        closedUntil: () => '',
      });
      if (taken) sent.push(taken);
      else if (!isMore) break;
    }
    return [sent, await site.messagesOf(ids)];
  });
};

/** Everything that the server works out from stored documents, by what it is. The last ones write. */
export const serverReaders: Readonly<Record<string, Reader>> = {
  boards: boards('display'),
  kiosks: boards('kiosk'),
  calendar,
  'read interface': readInterface,
  'ticket page': async ({ server, rows }) => {
    const answers: unknown[] = [];
    for (const at of rows.filter(({ collection }) => collection === 'tickets').keys())
      if (at < 40) answers.push(said(await server.app.inject({ method: 'GET', url: `/t/${keyOf(at)}` })));
    return answers;
  },
  'alerts and sites': async ({ admin }) => [
    said(await admin.get('/v1/insights/sites')),
    said(await admin.get('/v1/insights/alerts')),
    said(await admin.get('/v1/insights/reference')),
    said(await admin.post('/v1/insights/elected', { year: 2026 })),
  ],
  'people of the year': ({ server }) => peopleOfYear(server.store, [TOWN], 2026),
  'reference data': ({ server }) => readReference(server.store, TOWN),
  'what desks let go of': async ({ admin, ...town }) => {
    const all = { admin, ...town };
    const citizenIds = people.slice(0, 10).map(({ id }) => id);
    return [
      said(await admin.post('/v1/past/standing', { ids: idsOf(all, 'requests').slice(0, 500) })),
      said(await admin.post('/v1/past/passages', { citizenIds })),
    ];
  },
  'writes of others': async ({ server, admin }) => {
    const asked = { agentId: chief, epoch: server.store.epoch, act: 'look', deviceId: 'older', after: 0 } as const;
    const toSeq = await server.store.head(TOWN);
    return said(await admin.post('/v1/history/take-back', { ...asked, fromSeq: 1, toSeq }));
  },
  messages,
  tending: async (town) => {
    const { figures } = parts(town);
    await tendSite(parts(town))(TOWN);
    const isWhole = await figures.projection.follow(TOWN, 60_000);
    await town.server.store.purge(TOWN, brokenNow);
    return [isWhole, await town.server.store.sheetsBetween(TOWN, '2020-01-01', '2030-12-31')];
  },
  settings: async (town) => {
    const [entry] = factTown.reference.filter(({ body }) => body.kind === 'reason');
    const body = { ...entry?.body, name: 'Autre nom' };
    const change = async (id: string | undefined, base: string) => {
      const asked = { agentId: chief, schemaVersion: SCHEMA_VERSION, changes: [{ id, base, body }] };
      return said(await town.admin.post('/v1/reference', asked));
    };
    const answers = [await change(entry?.id, digestOf({ body: entry?.body }))];
    // What nothing is sound of is not there: an entry of its id is a new one.
    for (const id of idsOf(town, 'reference').slice(0, 20)) answers.push(await change(id, ''));
    return [answers, await readReference(town.server.store, TOWN)];
  },
  kiosk: async ({ server }) => {
    const screen = await server.enrol('Borne', { rank: 'kiosk', siteId: TOWN });
    const touch = { reasonId: walkIn, priority: false, language: 'fr' };
    const who = { key: freshId(), code: '', time: '10:00', initial: 'D', language: 'fr' };
    const ticket = await screen.post('/v1/kiosk/ticket', { key: freshId(), own: null, ...touch });
    return [
      [status(ticket), (ticket.json() as { readonly label?: unknown }).label],
      said(await screen.post('/v1/kiosk/check-in', who)),
      status(await screen.post('/v1/kiosk/help', { key: freshId() })),
    ];
  },
  retention: async (town) => {
    const wished = { recordMonths: 6, personMonths: 6 };
    const { time } = town.server;
    const wish = { before: '2028-06-01', writtenBefore: '2029-01-01T00:00:00.000Z' };
    // Whom documents name is read raw, on purpose: here the files of people alone are looked at.
    const { store } = town.server;
    const people = {
      head: store.head,
      notOver: store.notOver,
      page: (...asked: Parameters<typeof store.page>) =>
        asked[1] === 'citizens' ? store.page(...asked) : Promise.resolve({ bodies: [], seq: asked[2], hasMore: false }),
    };
    const watch = await watchPeople({ ...parts(town), store: people, siteId: TOWN, wish });
    await watch.readOn();
    const ids = watch.due();
    const answers = [
      ids,
      status(await town.admin.post('/v1/retention/preview', { agentId: chief, wished })),
      said(await town.admin.post('/v1/retention', { agentId: chief, wished })),
    ];
    const before = time.nowMs;
    // What was written today is at rest by then. Which documents go is read beside them; here they go without a fault.
    for (const days of [61, 62, 63]) {
      time.nowMs = before + days * 86_400_000;
      await tendRetention(parts(town))(TOWN);
    }
    time.nowMs = before;
    return answers;
  },
  erasure: async ({ admin }) => {
    const answers: unknown[] = [];
    // What is under way is told of what is sound; whoever has nothing is erased.
    for (const { id } of people.slice(0, 60))
      answers.push(said(await admin.post('/v1/erasures', { agentId: chief, citizenIds: [id], reason: 'asked' })));
    return answers;
  },
  'wishes to erase': async ({ server, admin }) => {
    const note = { needsTwo: true, wishes: [], single: null };
    await server.store.withSite(TOWN, (site) => site.writeSiteNote('erasures', JSON.stringify(note)));
    const answers: unknown[] = [];
    for (const { id } of people.slice(60, 90)) {
      const asked = { agentId: chief, citizenIds: [id], reason: 'asked' };
      answers.push(said(await admin.post('/v1/erasures', asked)));
    }
    const { wishes } = calls.erasureWishes.output.parse(
      (await admin.post('/v1/erasures/wishes', { agentId: chief })).json(),
    );
    return [answers, wishes.map(({ citizenIds }) => citizenIds)];
  },
};

/** What a reader says of a town, or why it failed. */
export const answerOf = (town: AnyTown, where: string): Promise<string> =>
  (serverReaders[where] ?? (() => Promise.reject(new Error('no such reader'))))(town).then(
    (value) => JSON.stringify(value),
    (error: unknown) => `failed: ${String(error)}`,
  );

/** What each reader says of a town. */
export const answersOf = async (town: AnyTown): Promise<Readonly<Record<string, string>>> => {
  const answers: Record<string, string> = {};
  for (const where of Object.keys(serverReaders)) answers[where] = await answerOf(town, where);
  return answers;
};
