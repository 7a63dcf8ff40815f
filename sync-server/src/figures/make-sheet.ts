import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { factSheet } from '#shared/domain/insights/facts/fact-sheets';
import { REPEAT_DAYS } from '#shared/domain/insights/facts/is-repeat';
import { visitIndex } from '#shared/domain/insights/facts/visit-index';
import type { SiteReference } from '#shared/domain/model/reference';

import { addDays } from '#shared/time/civil';

import { readApart, soundRow } from '../lib/sound';
import type { Store } from '../store/port';
import type { DayDocuments } from './day-documents';
import type { FactCollection } from './touched-days';

type Identified = { readonly id: string };

type Scene = {
  readonly store: Pick<Store, 'bodies'>;
  readonly documents: DayDocuments;
  readonly ref: SiteReference;
  /** Instant. */
  readonly now: string;
  /** Documents that were over before this civil day may be gone; `''` = none are. */
  readonly goneBefore: string;
};

/**
 * Facts of before whose documents are gone: they stay. A document that lives elsewhere now, or counts no more, takes its fact with it.
 */
const outlived = async <Fact extends Identified>(
  { store, ref }: Scene,
  collections: readonly FactCollection[],
  before: readonly Fact[],
  now: readonly Fact[],
): Promise<readonly Fact[]> => {
  const known = new Set(now.map(({ id }) => id));
  const missing = before.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return now;
  const ids = missing.map(({ id }) => id);
  const living = new Set<string>();
  for (const collection of collections)
    for (const body of await store.bodies(ref.site.id, collection, ids)) {
      const { id, isGone } = soundRow(collection, body);
      if (!isGone) living.add(id);
    }
  return [...now, ...missing.filter(({ id }) => !living.has(id))];
};

/**
 * Facts made without the visits of before, which may be gone: who was known to come again still does. Figures of past years stay as they
 * were.
 */
const withKnownRepeats = <Fact extends Identified & { readonly isRepeat: boolean }>(
  { goneBefore }: Scene,
  day: string,
  before: readonly Fact[],
  now: readonly Fact[],
): readonly Fact[] => {
  if (goneBefore === '' || day >= addDays(goneBefore, REPEAT_DAYS)) return now;
  const repeats = new Set(before.filter(({ isRepeat }) => isRepeat).map(({ id }) => id));
  return now.map((fact) => (repeats.has(fact.id) ? { ...fact, isRepeat: true } : fact));
};

const apart = readApart('facts');
const byId = (a: Identified, b: Identified): number => (a.id < b.id ? -1 : 1);

/** The sheet of a civil day from its documents, with what was known of documents that are gone. The same facts give the same text. */
export const makeSheet = async (scene: Scene, day: string, before: FactSheet | null): Promise<FactSheet> => {
  const { documents, ref, now } = scene;
  const present = await documents.of(day);
  const visitDays = visitIndex(await documents.visits(day), ref.site.zone);
  const made = apart(present, (sound) => factSheet(sound, day, { ref, now, visitDays }));
  const repeating = <Fact extends Identified & { readonly isRepeat: boolean }>(
    known: readonly Fact[] = [],
    now: readonly Fact[],
  ) => [known, withKnownRepeats(scene, day, known, now)] as const;
  const [requests, appointments, tickets] = await Promise.all([
    // A visit by appointment stands among the requests under the id of its appointment.
    outlived(scene, ['requests', 'appointments'], ...repeating(before?.requests, made.requests)),
    outlived(scene, ['appointments'], ...repeating(before?.appointments, made.appointments)),
    outlived(scene, ['tickets'], before?.tickets ?? [], made.tickets),
  ]);
  return {
    ...made,
    requests: requests.toSorted(byId),
    appointments: appointments.toSorted(byId),
    tickets: tickets.toSorted(byId),
  };
};
