import { foldAppointment } from '../../lifecycle/fold-appointment';
import type { Appointment } from '../../model/appointment';
import { smallTown } from '../../scheduling/small-town.fixture';
import type { TableRow } from '../csv/table';
import type { KnownCitizen } from '../import/find-person';
import { guessColumns } from '../import/guess-columns';
import type { ImportMapping } from '../import/import-field';
import type { ImportDraft } from '../import/import-plan';
import type { ImportFacts } from '../import/plan-import';
import { rdvServicePublicHeaders } from '../import/rdv-service-public';
import { rdvRow } from './rdv-file';

const now = { day: '2026-03-02', time: '08:00' };
/** What is known when a file comes in, for tests: a small town without anything booked. */
export const facts = (patch: Partial<ImportFacts> = {}): ImportFacts => ({
  reference: smallTown(),
  existing: [],
  citizens: [],
  now,
  ...patch,
});

/** How a table with these headers is read, for tests. */
export const mapping = (headers: readonly string[]): ImportMapping => ({
  columns: guessColumns(headers).columns,
  reasons: {},
});
/** Cells as the rows of a file, from its second line on. */
export const asRows = (cells: readonly (readonly string[])[]): readonly TableRow[] =>
  cells.map((one, index) => ({ line: index + 2, cells: one }));

/** The mapping of an export of RDV Service Public. */
export const rdv = mapping(rdvServicePublicHeaders);
/** A row of such an export for a deposit on 3 March 2026. */
export const row = (name: string, time: string, more: Parameters<typeof rdvRow>[0] = {}) =>
  rdvRow({ 'usager(s)': name, 'date rdv': '03/03/2026', 'heure rdv': time, motif: 'deposit', ...more });

/** A citizen who is known. */
export const citizenOf = (id: string, lastName: string, firstName: string, birthDate = ''): KnownCitizen => ({
  id,
  values: { lastName, firstName, birthDate, phone: '', email: '' },
});

/** Who booked, in tests. */
export const by = { agentId: 'a', deviceId: 'd', deskId: '' };
/** What the drafts of a plan become once they are written. */
export const booked = (draft: ImportDraft, id: string): Appointment => {
  const { day, time, durationMin, deskId, reasonId, persons, channel, externalId, citizen } = draft;
  const body = { day, time, durationMin, deskId, reasonId, persons, channel, externalId };
  const citizenId = 'id' in citizen ? citizen.id : `new ${citizen.key}`;
  const at = '2026-03-01T10:00:00.000Z';
  return foldAppointment(id, 'site', [{ ...body, citizenId, type: 'booked', id: `${id}-1`, n: 1, at, by }]);
};

/** An appointment after something more happened to it. */
export const withLater = (
  one: Appointment,
  body: { readonly type: string; readonly [key: string]: unknown },
): Appointment => {
  const n = one.events.length + 1;
  return foldAppointment(one.id, 'site', [
    ...one.events,
    { ...body, id: `${one.id}-${n}`, n, at: '2026-03-01T11:00:00.000Z', by },
  ]);
};

/** An appointment that was moved in Guichet. */
export const moved = (one: Appointment, day: string, time: string): Appointment =>
  withLater(one, { type: 'rescheduled', day, time, durationMin: one.durationMin, deskId: one.deskId });

/** The citizens that the drafts of a plan make. */
export const citizensOf = (drafts: readonly ImportDraft[]): KnownCitizen[] => {
  const made = new Map<string, KnownCitizen>();
  for (const { citizen } of drafts)
    if ('key' in citizen)
      made.set(citizen.key, {
        id: `new ${citizen.key}`,
        values: { lastName: '', firstName: '', birthDate: '', phone: '', email: '', ...citizen.values },
      });
  return [...made.values()];
};
