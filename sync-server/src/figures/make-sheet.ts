import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { factSheet } from '#shared/domain/insights/facts/fact-sheets';
import { visitIndex } from '#shared/domain/insights/facts/visit-index';
import type { SiteReference } from '#shared/domain/model/reference';

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

const apart = readApart('facts');
const byId = (a: Identified, b: Identified): number => (a.id < b.id ? -1 : 1);

/** The sheet of a civil day from its documents, with what was known of documents that are gone. The same facts give the same text. */
export const makeSheet = async (scene: Scene, day: string, before: FactSheet | null): Promise<FactSheet> => {
  const { documents, ref, now } = scene;
  const present = await documents.of(day);
  const visitDays = visitIndex(await documents.visits(day), ref.site.zone);
  const made = apart(present, (sound) => factSheet(sound, day, { ref, now, visitDays }));
  const [requests, appointments, tickets] = await Promise.all([
    // A visit by appointment stands among the requests under the id of its appointment.
    outlived(scene, ['requests', 'appointments'], before?.requests ?? [], made.requests),
    outlived(scene, ['appointments'], before?.appointments ?? [], made.appointments),
    outlived(scene, ['tickets'], before?.tickets ?? [], made.tickets),
  ]);
  return {
    ...made,
    requests: requests.toSorted(byId),
    appointments: appointments.toSorted(byId),
    tickets: tickets.toSorted(byId),
  };
};
