import { callerOf } from '#shared/domain/queue/caller-of';
import { learnTimes } from '#shared/domain/queue/service-times';
import type { FloorState } from '#shared/domain/queue/floor-state';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import type { SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { civilOf, minutesOf } from '#shared/time/civil';

import { brokenDay, brokenNow, brokenTown } from '../arbitraries/broken-documents';

/** The documents of a site, by collection. */
export type Store = { readonly [Name in CollectionName]: readonly Documents[Name][] };

/** Works something out from stored documents, as a screen, a file, a paper or a message does. */
export type Reader = (store: Store) => unknown;

export const today = brokenDay;
export const now = brokenNow;

const town = toSiteReference(brokenTown.reference);
if (!town) throw new Error('no town');
const [desk] = town.desks;
if (!desk) throw new Error('no desk');

export const { zone } = town.site;
export const { time } = civilOf(now, zone);
export const civil = { day: today, minute: minutesOf(time) };
/** The first desk of the town, and who sits there. */
export const caller = callerOf(desk, town.agents[0]?.id ?? '', town);

export const isOfToday = ({ day }: { readonly day: string }): boolean => day === today;

/** Sound neighbours of what is broken: a few of each kind, of today. */
export const neighbours: Store = {
  ...brokenTown,
  appointments: brokenTown.appointments.filter(isOfToday).slice(0, 6),
  tickets: brokenTown.tickets.filter(isOfToday).slice(0, 6),
  requests: brokenTown.requests.filter(isOfToday).slice(0, 6),
  deskSessions: brokenTown.deskSessions.filter(isOfToday).slice(0, 3),
  citizens: brokenTown.citizens.slice(0, 10),
};

/** The reference data of a store; those of the town where nothing in it makes a site. */
export const referenceOf = ({ reference }: Store): SiteReference => toSiteReference(reference) ?? town;

export const valuesOf = ({ citizens }: Store): ReadonlyMap<string, CitizenValues> =>
  new Map(citizens.map((one) => [one.id, toCitizenValues(one)]));

const times = learnTimes({ tickets: [], appointments: [], reasons: town.reasons });

export const floorOf = (store: Store): FloorState => ({
  nowIso: now,
  tickets: store.tickets.filter(isOfToday),
  sessions: store.deskSessions.filter(isOfToday),
  appointments: store.appointments.filter(isOfToday),
  reference: referenceOf(store),
  times,
});
