import { channels, requestStatuses, type RequestStatus } from '../../../model/request';
import { ticketStatuses } from '../../../model/ticket';
import { appointmentEnds, type AppointmentFact, type RequestFact, type TicketFact, type StateStay } from '../fact';
import { counts, flags, oneOf, spans, texts, waitRange, words, type Codec, cellAt, listOf } from './wire-columns';
import { numbersOf } from './wire-numbers';

const daySeconds = 86_400;
const isStatus = (place: unknown): boolean => requestStatuses[place as number] !== undefined;
const noStays: readonly StateStay[] = [];

/** States in order: each as its place in the list of states, then its seconds. */
const staysColumn: Codec<readonly StateStay[]> = {
  write: (values) =>
    values.map((stays) =>
      stays.flatMap(({ status, days }) => [requestStatuses.indexOf(status), Math.round(days * daySeconds)]),
    ),
  read: (raw, n) => {
    const cells = listOf(raw, n);
    const begins = new Uint32Array(n + 1);
    const flat: unknown[] = [];
    for (let index = 0; index < n; index += 1) {
      const cell = cells[index];
      if (!Array.isArray(cell) || cell.length % 2 !== 0) throw new Error('a state without its time');
      for (let place = 0; place < cell.length; place += 2) {
        if (!isStatus(cell[place]) || cell[place + 1] === null) throw new Error('no state of a request');
        flat.push(cell[place], cell[place + 1]);
      }
      begins[index + 1] = flat.length;
    }
    const { kept } = numbersOf(flat);
    const stay = (at: number): StateStay => ({
      status: cellAt<RequestStatus>(requestStatuses, kept[at] ?? -1),
      days: (kept[at + 1] ?? 0) / daySeconds,
    });
    return {
      at: (index) => {
        const [from, to] = [cellAt(begins, index), cellAt(begins, index + 1)];
        return from === to ? noStays : Array.from({ length: (to - from) / 2 }, (_, place) => stay(from + 2 * place));
      },
      bytes: begins.byteLength + kept.byteLength,
    };
  },
};

/** The fields of a fact that its sheet does not say for all of them. */
export type OfSheet<Fact> = { readonly [Key in Exclude<keyof Fact, 'siteId' | 'day'>]: Codec<Fact[Key]> };
const minuteSeconds = 60;

/** Requests on the wire. */
export const requestColumns: OfSheet<RequestFact> = {
  id: texts,
  minute: counts,
  channel: oneOf(channels),
  reasonId: words,
  departmentId: words,
  themeId: words,
  outcome: words,
  isOpen: flags,
  closedDay: words,
  delayDays: spans(daySeconds),
  workingDays: spans(daySeconds),
  pausedDays: counts.scaled(daySeconds),
  dueDay: words,
  stays: staysColumn,
  isRepeat: flags,
};

/** Appointments on the wire. */
export const appointmentColumns: OfSheet<AppointmentFact> = {
  id: texts,
  minute: counts,
  durationMin: counts,
  persons: counts,
  reasonId: words,
  departmentId: words,
  channel: words,
  end: oneOf(appointmentEnds),
  leadDays: counts.scaled(daySeconds),
  confirmed: flags,
  reminded: flags,
  reached: oneOf(['booked', 'arrived', 'called', 'served'] as const),
  cancelledDaysBefore: spans(daySeconds),
  isRepeat: flags,
};

/** Tickets on the wire. */
export const ticketColumns: OfSheet<TicketFact> = {
  id: texts,
  minute: counts,
  waitFromMinute: counts,
  reasonId: words,
  departmentId: words,
  booked: flags,
  priority: flags,
  status: oneOf(ticketStatuses),
  waitMin: spans(minuteSeconds),
  presenceMin: spans(minuteSeconds),
  walkMin: spans(minuteSeconds),
  serviceMin: spans(minuteSeconds),
  stayMin: spans(minuteSeconds),
  themeId: words,
  outcome: words,
  announced: waitRange,
};
