import { useMemo } from 'react';

import type { KnownCitizen } from '#shared/domain/exchange/import/find-person';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Citizen, CitizenValues } from '#shared/domain/model/citizen';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { followMerge } from '#shared/domain/people/follow-merge';
import { mergedIntoOf } from '#shared/domain/people/links';

import type { GuichetDatabase } from '../database/collections';
import { useDataState } from '../data-state';
import { readAll } from '../plain';
import { readAfter, readOnceIn, type IdPortion } from '../read-portion';

/** So many citizens are read at once, so that the window stays alive. */
const pageSize = 2_000;

type Span = { readonly fromDay: string; readonly toDay: string };

/** What an import is planned with. */
export type StoredFacts = { readonly existing: readonly Appointment[]; readonly citizens: readonly KnownCitizen[] };

/** What an export is made of. `citizens` by id, also by the ids of those who were merged. */
export type ExportFacts = {
  readonly appointments: readonly Appointment[];
  readonly citizens: ReadonlyMap<string, CitizenValues>;
};

/** Reads once, when somebody asks: these are too many to listen to. */
export type ExchangeReads = {
  readonly forImport: (span: Span) => Promise<StoredFacts>;
  readonly forExport: (span: Span) => Promise<ExportFacts>;
};

const appointmentsOf = (database: GuichetDatabase, { fromDay, toDay }: Span): Promise<readonly Appointment[]> =>
  readAll<Appointment>(database.appointments.find({ selector: { day: { $gte: fromDay, $lte: toDay } } }));

const citizensOf = async (database: GuichetDatabase): Promise<readonly Citizen[]> => {
  const all: Citizen[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { documents, last }: IdPortion<Citizen> = await readAfter<'citizens'>(database.citizens, after, pageSize);
    all.push(...documents);
    after = last;
  }
  return all.filter(({ erasedAt }) => erasedAt === '');
};

const survivors = (citizens: readonly Citizen[]): ((id: string) => string) =>
  followMerge(citizens.map((citizen) => ({ id: citizen.id, mergedInto: mergedIntoOf(citizen) }))).survivorOf;

/** The reads of a store. */
export const exchangeReadsOf = (database: GuichetDatabase): ExchangeReads => ({
  forImport: async (span) => {
    // What was booked for one of these days may have been moved to another since.
    const once = readOnceIn<'appointments'>(database.appointments, span.fromDay, span.toDay);
    const [appointments, everybody] = await Promise.all([once, citizensOf(database)]);
    const stays = survivors(everybody);
    return {
      existing: appointments.map((one) => ({ ...one, citizenId: stays(one.citizenId) })),
      citizens: everybody.map((citizen) => ({ id: stays(citizen.id), values: toCitizenValues(citizen) })),
    };
  },
  forExport: async (span) => {
    const [appointments, everybody] = await Promise.all([appointmentsOf(database, span), citizensOf(database)]);
    const stays = survivors(everybody);
    const values = new Map(everybody.map((citizen) => [citizen.id, toCitizenValues(citizen)]));
    const citizens = new Map<string, CitizenValues>();
    for (const { citizenId } of appointments) {
      const found = values.get(stays(citizenId));
      if (found) citizens.set(citizenId, found);
    }
    return { appointments, citizens };
  },
});

/** The reads of import and export; `null` while the store is not open. */
export const useExchangeReads = (): ExchangeReads | null => {
  const state = useDataState();
  const database = state.kind === 'ready' ? state.context.database : null;
  return useMemo(() => (database ? exchangeReadsOf(database) : null), [database]);
};
