import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';

import { REPEAT_DAYS } from '#shared/domain/insights/facts/is-repeat';
import { wireDocumentSchema, type WireDocument } from '#shared/sync/protocol';
import { addDays } from '#shared/time/civil';
import type { ReferenceBody } from '#shared/domain/model/reference';

import { soundAmong } from '../lib/sound';
import type { SiteTransaction, Store } from '../store/port';
import { factCollections, touchedDays } from './touched-days';

/** The civil days that an entry of reference data bears upon, both included; `null` = none, by what facts are made of. */
type Reach = { readonly from: string; readonly to: string } | null;

const EVER = { from: '0000-01-01', to: '9999-12-31' } as const;

/** The facts of which days an entry of reference data may change. A word for people changes none. */
const referenceReach = (body: ReferenceBody): Reach => {
  switch (body.kind) {
    case 'closure':
    case 'unavailability':
      return { from: body.fromDay, to: body.toDay };
    case 'openingPeriod':
    case 'recurringAbsence':
      return { from: body.validFrom || EVER.from, to: body.validUntil || EVER.to };
    case 'roster':
      return { from: body.week, to: addDays(body.week, 6) };
    case 'site':
    case 'desk':
    case 'department':
    case 'reason':
    case 'agent':
    case 'commitment':
      return EVER;
    default:
      return null;
  }
};

/** Where the projection of a site stands. Written in one transaction with the marks that follow from what was read. */
const cursorSchema = z.object({
  /** Place in the order of writes, by collection. */
  seqs: z.record(z.string(), z.int()),
  /** The civil day on which days were last looked at for time alone. */
  today: z.string(),
});
type Cursor = Readonly<z.infer<typeof cursorSchema>>;

/** The name of the note that holds it. */
const CURSOR_NOTE = 'insights.cursor';

const beginning: Cursor = { seqs: {}, today: '' };

/** The cursor of a note; from the beginning where there is none, or one of another version. */
const readCursor = (note: string): Cursor => {
  if (note === '') return beginning;
  const read = cursorSchema.safeParse(JSON.parse(note));
  return read.success ? read.data : beginning;
};

const PAGE = 300;

export type Followed = {
  /** The days that were marked. */
  readonly days: ReadonlySet<string>;
  /** There is more to read. */
  readonly hasMore: boolean;
  /** The place in the order of writes before and after, as text: another process may have gone on meanwhile. */
  readonly from: string;
  readonly to: string;
};

type Scene = {
  readonly site: SiteTransaction;
  readonly zone: string;
  readonly today: string;
  readonly known: readonly string[];
};

const collections = [...factCollections, 'reference'];

const placeOf = ({ seqs }: Pick<Cursor, 'seqs'>): string => collections.map((name) => seqs[name] ?? 0).join('.');

/** A visit that is told later changes who came again in the days after it. Days ahead are made anew when they come. */
const withLaterDays = (day: string, { today, known }: Scene): readonly string[] => {
  if (day >= today) return [day];
  const last = addDays(day, REPEAT_DAYS);
  return [day, ...known.filter((other) => other > day && other <= last && other <= today)];
};

/** Every version of an entry counts: a closure that was moved frees the days that it left. */
const daysOfReference = async ({ site, known }: Scene, document: WireDocument): Promise<readonly string[]> => {
  const deltas = (await site.deltasOf('reference', document.id)) as readonly (Partial<WireDocument> | null)[];
  const versions = [document, ...deltas.map((delta) => ({ ...document, body: delta?.['body'] }))];
  const reaches = soundAmong('reference', versions).flatMap(({ body }) => referenceReach(body) ?? []);
  return known.filter((day) => reaches.some(({ from, to }) => from <= day && day <= to));
};

const daysOf = async (scene: Scene, collection: string, document: WireDocument): Promise<readonly string[]> =>
  collection === 'reference'
    ? daysOfReference(scene, document)
    : [...touchedDays(document, scene.zone)].flatMap((day) => withLaterDays(day, scene));

/**
 * Reads on in the order of writes and marks the days that what was written touches, place and marks in one transaction: a process that
 * is killed in between begins again at the same place, and marking twice does no harm. Time alone marks days too: those since the last
 * look, whose appointments nobody told the end of.
 */
export const followWrites = async (
  store: Store,
  siteId: string,
  { zone, today }: { readonly zone: string; readonly today: string },
): Promise<Followed> => {
  const before = readCursor(await store.withSite(siteId, (site) => site.siteNote(CURSOR_NOTE)));
  const pages = await Promise.all(
    collections.map((collection) => store.page(siteId, collection, before.seqs[collection] ?? 0, PAGE)),
  );
  const hasMore = pages.some((page) => page.hasMore);
  const isNewDay = before.today !== today;
  if (!isNewDay && pages.every((page) => page.bodies.length === 0))
    return { days: new Set(), hasMore, from: placeOf(before), to: placeOf(before) };
  const known = await store.sheetDays(siteId);
  const read: WireDocument[][] = [];
  for (const page of pages) {
    read.push(page.bodies.map((body) => wireDocumentSchema.parse(JSON.parse(body))));
    await setImmediate();
  }
  return store.withSite(siteId, async (site) => {
    const scene: Scene = { site, zone, today, known };
    const days = new Set<string>(isNewDay ? [today, ...known.filter((day) => day >= before.today && day < today)] : []);
    for (const [index, collection] of collections.entries())
      for (const document of read[index] ?? [])
        for (const day of await daysOf(scene, collection, document)) days.add(day);
    const seqs = Object.fromEntries(
      collections.map((collection, index) => [
        collection,
        Math.max(before.seqs[collection] ?? 0, pages[index]?.seq ?? 0),
      ]),
    );
    // Two servers on one database may have read the same page: the marks are the same, the place never goes back.
    const now = readCursor(await site.siteNote(CURSOR_NOTE));
    for (const collection of collections) seqs[collection] = Math.max(seqs[collection] ?? 0, now.seqs[collection] ?? 0);
    await site.markDays([...days], `${placeOf({ seqs })} ${today}`);
    await site.writeSiteNote(CURSOR_NOTE, JSON.stringify({ seqs, today }));
    return { days, hasMore, from: placeOf(before), to: placeOf({ seqs }) };
  });
};
