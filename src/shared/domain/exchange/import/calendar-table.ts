import type { Table } from '../csv/table';
import type { ReadEvent } from '../ical/read-calendar';

/** The columns of a calendar as a table; `guessColumns` knows all but the person, which no calendar says. */
const calendarHeaders = ['uid', 'date', 'heure', 'durée', 'objet', 'lieu', 'description', 'statut'] as const;

/** The events of a calendar file as a table, so that they are imported like any other. A whole day has no time. */
export const calendarTable = (events: readonly ReadEvent[]): Table => ({
  headers: calendarHeaders,
  rows: events.map(({ line, uid, day, time, durationMin, summary, location, description, status }) => ({
    line,
    cells: [
      uid,
      day,
      time,
      durationMin === 0 ? '' : String(durationMin),
      summary,
      location,
      description,
      status === 'CANCELLED' ? status : '',
    ],
  })),
});
