import type { Appointment } from '#shared/domain/model/appointment';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { learnTimes, type ServiceTimes } from '#shared/domain/queue/service-times';
import { addDays, civilOf } from '#shared/time/civil';

import { mirrorOf, type Mirror } from '../documents/mirror';
import { Problem } from '../lib/problem';
import { readApart } from '../lib/sound';
import type { Needs } from '../needs';
import type { Store } from '../store/port';

/** The floor of a site on its civil day, as stored. `state` changes whenever one of its documents does. */
export type FloorDay = {
  readonly day: string;
  readonly state: string;
  readonly reference: SiteReference;
  readonly tickets: readonly Ticket[];
  readonly sessions: readonly DeskSession[];
  /** Those of the day. */
  readonly appointments: readonly Appointment[];
  /** Those of the day and of all days to come. */
  readonly toCome: readonly Appointment[];
  /** What the last days teach about the length of services. */
  readonly times: ServiceTimes;
};

/** Reads the floor of a site; `null` while it has no reference data. */
export type Floor = { readonly of: (siteId: string, nowMs: number) => Promise<FloorDay | null> };

type Mirrors = {
  readonly day: string;
  readonly tickets: Mirror<Ticket>;
  readonly sessions: Mirror<DeskSession>;
  readonly appointments: Mirror<Appointment>;
  /** Learns once, after the first reading. */
  readonly times: (reasons: SiteReference['reasons']) => ServiceTimes;
};

/** So many days before teach how long services take. */
const LEARN_DAYS = 14;

const mirrorsFrom = (store: Pick<Store, 'page'>, day: string): Mirrors => {
  const [tickets, appointments]: [Ticket[], Appointment[]] = [[], []];
  const learnFrom = addDays(day, -LEARN_DAYS);
  const apart = readApart('times of services');
  let times: ServiceTimes | null = null;
  // What is past stays past: a document that moves back into sight is written anew by that.
  const since = <Document extends { readonly day: string }>(one: Document, past: Document[]): Document | null => {
    if (one.day >= day) return one;
    if (times === null && one.day >= learnFrom) past.push(one);
    return null;
  };
  return {
    day,
    tickets: mirrorOf(store, 'tickets', (document) => since(document, tickets)),
    sessions: mirrorOf(store, 'deskSessions', (document) => since(document, [])),
    appointments: mirrorOf(store, 'appointments', (document) => since(document, appointments)),
    times: (reasons) => {
      times ??= apart({ tickets: tickets.splice(0), appointments: appointments.splice(0) }, (past) =>
        learnTimes({ ...past, reasons }),
      );
      return times;
    },
  };
};

/**
 * Follows the day of each site without taking its lock: each document is read once per write, however many screens ask. The mirrors of
 * a day are dropped at the site’s civil midnight.
 */
export const createFloor = (store: Pick<Store, 'page'>): Floor => {
  const references = mirrorOf(store, 'reference', (document) => document);
  const days = new Map<string, Mirrors>();
  const sorted = new Map<string, { readonly version: number; readonly reference: SiteReference | null }>();

  const referenceOf = async (siteId: string) => {
    const { kept, version } = await references.of(siteId);
    const known = sorted.get(siteId);
    if (known?.version === version) return known;
    const made = { version, reference: toSiteReference([...kept.values()]) };
    sorted.set(siteId, made);
    return made;
  };

  const mirrorsOf = (siteId: string, day: string): Mirrors => {
    const known = days.get(siteId);
    if (known?.day === day) return known;
    const made = mirrorsFrom(store, day);
    days.set(siteId, made);
    return made;
  };

  return {
    of: async (siteId, nowMs) => {
      const { reference, version } = await referenceOf(siteId);
      if (!reference) return null;
      const { day } = civilOf(new Date(nowMs).toISOString(), reference.site.zone);
      const mirrors = mirrorsOf(siteId, day);
      const tickets = await mirrors.tickets.of(siteId);
      const sessions = await mirrors.sessions.of(siteId);
      const appointments = await mirrors.appointments.of(siteId);
      const isToday = (one: { readonly day: string }): boolean => one.day === day;
      const toCome = [...appointments.kept.values()];
      return {
        day,
        state: [day, version, tickets.version, sessions.version, appointments.version].join(' '),
        reference,
        tickets: [...tickets.kept.values()].filter(isToday),
        sessions: [...sessions.kept.values()].filter(isToday),
        appointments: toCome.filter(isToday),
        toCome,
        times: mirrors.times(reference.reasons),
      };
    },
  };
};

/** The floor as it is now. Throws `notFound` while the site has no reference data. */
export const floorNow = async (
  { floor, clock }: Needs<'clock'> & { readonly floor: Floor },
  siteId: string,
): Promise<FloorDay> => {
  const found = await floor.of(siteId, clock());
  if (!found) throw new Problem('notFound', 'this site has no reference data yet');
  return found;
};
