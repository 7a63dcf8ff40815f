import type { RxCollection } from 'rxdb/plugins/core';

import { createPassageNotes, type PassageNotes } from '#shared/domain/people/passage-notes';
import type { Documents } from '#shared/domain/model/collections';
import { addDays } from '#shared/time/civil';

import type { GuichetDatabase } from './database/collections';
import { changesOf } from './plain';
import { breathe, readDays } from './read-portion';

/** Whoever was here in these days, or is expected, comes first of those who fit a search equally. */
const daysBack = 180;
const daysAhead = 120;
/** The slip of an appointment may be of a later day still: the last of them to be read. */
const slipsAhead = 400;
/** So many days are read at a stretch, and so long the window has for itself in between. */
const portionDays = 3;
const restMs = 15;

type Dated = 'appointments' | 'tickets' | 'requests';

/** Reads a collection by days, the latest first, in portions. */
const readBack = async <Name extends Dated>(
  collection: RxCollection<Documents[Name]>,
  [from, to]: readonly [string, string],
  take: (document: Documents[Name]) => void,
): Promise<void> => {
  for (let day = to; day > from && !collection.closed; day = addDays(day, -portionDays)) {
    for (const document of await readDays<Name>(collection, addDays(day, -portionDays), day)) take(document);
    await breathe(restMs);
  }
};

type Noted = {
  readonly notes: PassageNotes;
  /** Reads the appointments, so that every slip is found by its code. */
  readonly fillSlips: () => Promise<void>;
  /** Reads what else says when somebody was here. */
  readonly fillDays: () => Promise<void>;
};

/** Hears of passages from now on; those of the last months and the next are read in portions. */
export const passageNotesOf = (database: GuichetDatabase, today: () => string): Noted => {
  const from = (): string => addDays(today(), -daysBack);
  const notes = createPassageNotes();
  const takeAppointment = (document: Documents['appointments']): void => notes.noteAppointment(document);
  const takeTicket = (document: Documents['tickets']): void => notes.noteTicket(document, today());
  const takeRequest = ({ citizenId, day }: Documents['requests']): void => notes.noteDay(citizenId, day);
  changesOf<'appointments'>(database.appointments).subscribe(({ document }) => document && takeAppointment(document));
  changesOf<'tickets'>(database.tickets).subscribe(({ document }) => document && takeTicket(document));
  changesOf<'requests'>(database.requests).subscribe(({ document }) => document && takeRequest(document));
  return {
    notes,
    fillSlips: async () => {
      await readBack<'appointments'>(database.appointments, [from(), addDays(today(), daysAhead)], takeAppointment);
      const far: readonly [string, string] = [addDays(today(), daysAhead), addDays(today(), slipsAhead)];
      await readBack<'appointments'>(database.appointments, far, takeAppointment);
    },
    fillDays: async () => {
      await readBack<'tickets'>(database.tickets, [from(), today()], takeTicket);
      await readBack<'requests'>(database.requests, [from(), today()], takeRequest);
    },
  };
};
