import { callOf } from '../calls/call-list';
import type { Appointment } from '../model/appointment';
import { citizenFields, contactFields, type Citizen, type CitizenField } from '../model/citizen';
import type { Ticket } from '../model/ticket';
import { isHeld } from '../numbers/held-labels';
import { isDeviceSeries, isNumberDoubt } from '../numbers/number-doubt';
import { wallOf } from '../rows/register-fault';
import {
  conflictKinds,
  isUnproved,
  type Conflict,
  type QuarantinedRow,
  type UnprovedPart,
  type UnreadableRow,
} from './conflict';
import { lostCalls } from './double-call';
import { doublesIn } from './doubles';
import { settlesSurplus } from './settles-surplus';
import { byStart, compareText } from '../../lib/compare';
import { phoneDigits } from '../../lib/phone';
import { groupBy } from '../../lib/group-by';
import { addDays } from '../../time/civil';

/** All that may hold something to settle: appointments from `today` on, the tickets of today, citizens with two values. */
export type ConflictFacts = {
  readonly today: string;
  readonly appointments: readonly Appointment[];
  readonly tickets: readonly Ticket[];
  /** Those with two values, and the erased ones. */
  readonly citizens: readonly Citizen[];
  readonly quarantine: readonly QuarantinedRow[];
};

/** Whether somebody is still expected: only then is there something to settle. */
const isExpected = ({ status }: Appointment): boolean => status === 'booked' || status === 'arrived';

const lastAt = (appointment: Appointment, ...types: readonly string[]): string =>
  appointment.events.findLast((event) => types.includes(event.type))?.at ?? '';

/** A person who has arrived is not moved: they wait with their ticket, and the surplus stays in the history of their appointment. */
const overbookedOf = (appointment: Appointment): Conflict[] =>
  appointment.confirmation === 'overbooked' && appointment.status === 'booked'
    ? [{ kind: 'overbooked', key: `overbooked-${appointment.id}`, at: lastAt(appointment, 'overbooked'), appointment }]
    : [];

/** Who moved because of a surplus. Who moved for a closure is in the call list alone. */
const tellOf = (appointment: Appointment): Conflict[] => {
  const { events } = appointment;
  if (!events.some((event) => event.type === 'rescheduled' && settlesSurplus(event, events))) return [];
  const call = callOf(appointment);
  if (!call || call.crossing) return [];
  const at = lastAt(appointment, 'rescheduled', 'undone');
  return [{ kind: 'tell', key: `tell-${appointment.id}`, at, appointment, told: call.told }];
};

/** Who was told two things by desks that did not see each other: until somebody told them what counts, as the call list says too. */
const crossedOf = (appointment: Appointment): Conflict[] => {
  const call = callOf(appointment);
  if (!call?.crossing) return [];
  const { told, isOff, crossing } = call;
  const { stands, other } = crossing;
  const at = stands.at > other.at ? stands.at : other.at;
  return [{ kind: 'crossed', key: `crossed-${appointment.id}`, at, appointment, told, isOff, stands, other }];
};

/** The value of a field that lost when two desks wrote it without seeing each other, until somebody has chosen; `''` = none. */
export const otherValueOf = ({ fields }: Citizen, field: CitizenField): string => fields[`${field}~other`]?.v ?? '';

/** What one appointment says alone: its own conflicts, and the numbers that another one may bear too. */
type Alone = { readonly conflicts: readonly Conflict[]; readonly numbers: readonly string[] };

const nothing: Alone = { conflicts: [], numbers: [] };
const known = new WeakMap<Appointment, Alone>();

/** Looked at once for each state of an appointment: a desk of a large town holds tens of thousands, and one of them changes. */
const aloneOf = (appointment: Appointment): Alone => {
  const seen = known.get(appointment);
  if (seen) return seen;
  const conflicts = isExpected(appointment)
    ? [...overbookedOf(appointment), ...tellOf(appointment), ...crossedOf(appointment)]
    : crossedOf(appointment);
  const numbers = isExpected(appointment)
    ? [...new Set(appointment.persons.flatMap((person) => person.preApplicationNumber || []))]
    : [];
  const alone = conflicts.length + numbers.length === 0 ? nothing : { conflicts, numbers };
  known.set(appointment, alone);
  return alone;
};

const sameNumbers = (appointments: readonly Appointment[]): Conflict[] => {
  const first = new Map<string, Appointment>();
  const holders = new Map<string, Appointment[]>();
  for (const appointment of appointments) {
    for (const number of aloneOf(appointment).numbers) {
      const other = first.get(number);
      if (other) holders.set(number, [...(holders.get(number) ?? [other]), appointment]);
      else first.set(number, appointment);
    }
  }
  return [...holders].map(([number, held]) => {
    const both = held.toSorted(byStart);
    const ids = both.map(({ id }) => id).toSorted();
    const at = both.reduce((last, { bookedAt }) => (bookedAt > last ? bookedAt : last), '');
    // Two appointments may share more than one number; the number itself must not stand in an address.
    const rank = both[0]?.persons.findIndex((person) => person.preApplicationNumber === number) ?? 0;
    return { kind: 'sameNumber', key: `sameNumber-${rank + 1}-${ids.join('-')}`, at, number, appointments: both };
  });
};

type OfAppointments = { readonly today: string; readonly conflicts: readonly Conflict[] };
const ofAppointments = new WeakMap<readonly Appointment[], OfAppointments>();

/** What appointments say, looked for once for each list of them: a ticket that changes changes nothing of it. */
const inAppointments = ({ appointments, today }: ConflictFacts): readonly Conflict[] => {
  const seen = ofAppointments.get(appointments);
  if (seen?.today === today) return seen.conflicts;
  const all = appointments.filter((one) => one.day >= today);
  const ahead = all.filter((one) => aloneOf(one) !== nothing);
  const conflicts = [...ahead.flatMap((one) => aloneOf(one).conflicts), ...doublesIn(all), ...sameNumbers(ahead)];
  ofAppointments.set(appointments, { today, conflicts });
  return conflicts;
};

/** Whether two values of a field say the same: a telephone is its digits, however they are spaced. */
const saysTheSame = (field: CitizenField, one: string, other: string): boolean => {
  if (field === 'phone') return phoneDigits(one) === phoneDigits(other);
  return field === 'email' ? one.toLowerCase() === other.toLowerCase() : one === other;
};

/** For how many days a telephone or an e-mail that lost is worth a choice. */
const contactDays = 30;

/**
 * Whether a telephone or an e-mail that lost was written too long ago. Versions before this one kept such values and asked nobody, so that a town may have many: nothing but
 * the stamp tells how old one is, and the telephone was perhaps corrected since. The hour does not matter.
 */
const isLongLost = ({ fields }: Citizen, field: CitizenField, today: string): boolean =>
  contactFields.has(field) &&
  wallOf(fields[`${field}~other`]?.t ?? '') < Date.parse(`${addDays(today, -contactDays)}T00:00:00Z`);

/** Two values that desks wrote without seeing each other, of any field: whose value lost learns of it here alone. */
const identityOf = (citizen: Citizen, field: CitizenField, today: string): Conflict[] => {
  const other = otherValueOf(citizen, field);
  const value = citizen.fields[field]?.v ?? '';
  if (other === '' || isLongLost(citizen, field, today) || saysTheSame(field, other, value) || citizen.erasedAt !== '')
    return [];
  return [{ kind: 'identity', key: `identity-${field}-${citizen.id}`, at: '', citizen, field, value, other }];
};

const nameOfRow = ({ collection, id, deviceId }: QuarantinedRow): string => `${collection}-${id}-${deviceId}`;

/**
 * The rows that are aside, as this desk and the server tell them; `site` `null` = the server did not answer. What nobody had proved to have written, and the server
 * lists no more, is settled: an administrator left it out, and its desk holds it all the same.
 */
export const asideRows = (
  own: readonly QuarantinedRow[],
  site: readonly QuarantinedRow[] | null,
): readonly QuarantinedRow[] => {
  if (!site) return own;
  const open = new Set(site.map(nameOfRow));
  return [...own.filter((row) => !isUnproved(row.why) || open.has(nameOfRow(row))), ...site];
};

const quarantineOf = (rows: readonly QuarantinedRow[]): Conflict[] => {
  const byRow = new Map<string, QuarantinedRow>();
  for (const row of rows) {
    // The ticket is not aside: it stands in the queue, see `ticketNumbers`.
    if (isNumberDoubt(row.why) || isUnproved(row.why)) continue;
    const name = `${row.collection}-${row.id}`;
    const known = byRow.get(name);
    // The desk that holds the row can do something about it; the server only knows of it.
    if (!known || (row.isOwn && !known.isOwn)) byRow.set(name, row);
  }
  return [...byRow].map(([name, row]) => ({ kind: 'quarantined', key: `quarantined-${name}`, at: row.at, row }));
};

/** Rows that nobody had proved to have written: one for each device and document, but one alone for a ticket and the request that it came with. */
const unprovedOf = (rows: readonly QuarantinedRow[]): Conflict[] => {
  const parts = groupBy(
    rows.filter(({ why }) => isUnproved(why)),
    nameOfRow,
  );
  const made = new Map(
    [...parts].flatMap(([name, all]): (readonly [string, UnprovedPart])[] => {
      const sorted = all.toSorted((a, b) => compareText(a.at, b.at) || compareText(a.why, b.why));
      const newest = sorted.at(-1);
      if (!newest) return [];
      const told = sorted.flatMap(({ facts }) => facts ?? []);
      const facts = told[0] && {
        ...told[0],
        agentIds: [...new Set(told.flatMap(({ agentIds }) => agentIds))].toSorted(compareText),
      };
      const row = { ...newest, isOwn: all.some(({ isOwn }) => isOwn), ...(facts && { facts }) };
      const whys = [...new Set(all.map(({ why }) => why))].toSorted(compareText);
      const upTo = sorted.findLast(({ isOwn }) => !isOwn)?.at ?? '';
      return [[name, { row, whys, upTo }]];
    }),
  );
  const requestNameOf = ({ row: { collection, deviceId, facts, isOwn } }: UnprovedPart): string =>
    collection === 'tickets' && facts && facts.requestId !== ''
      ? nameOfRow({ collection: 'requests', id: facts.requestId, deviceId, why: '', at: '', isOwn })
      : '';
  const taken = new Set([...made.values()].map(requestNameOf));
  return [...made].flatMap(([name, part]): Conflict[] => {
    if (taken.has(name)) return [];
    const request = made.get(requestNameOf(part)) ?? null;
    return [{ kind: 'unproved', key: `unproved-${name}`, at: part.row.at, ...part, request }];
  });
};

/** Under what two tickets are taken for one. A series that turned prints a number again: its tickets have other places. */
const paperOf = ({ label, series, number }: Ticket): string => `${isDeviceSeries(series) ? '' : number} ${label}`;

/**
 * Printed numbers of today that do not tell people apart, or that the server says nobody gave; over once their people are gone. What the
 * stored tickets say themselves is seen without the server.
 */
const ticketNumbers = ({ tickets, today, quarantine }: ConflictFacts): Conflict[] => {
  const doubts = new Map(
    quarantine.flatMap(({ collection, id, why }) =>
      collection === 'tickets' && isNumberDoubt(why) ? [[id, why] as const] : [],
    ),
  );
  const here = tickets.filter((one) => one.day === today && isHeld(one)).toSorted(byIssue);
  return [...groupBy(here, paperOf).values()].flatMap(([first, ...others]): Conflict[] => {
    if (!first) return [];
    const doubt = others.length > 0 ? 'numberTaken' : doubts.get(first.id);
    // The other person with this number has left.
    if (!doubt || (doubt === 'numberTaken' && others.length === 0)) return [];
    const at = others.at(-1)?.issuedAt ?? first.issuedAt;
    return [{ kind: 'ticketNumber', key: `ticketNumber-${first.id}`, at, doubt, tickets: [first, ...others] }];
  });
};

/**
 * Tickets of today for one arrival: desks that did not see each other noted it. A served ticket counts too, as the other one would still
 * be called; one that somebody left with does not, they came back.
 */
const twoTickets = ({ tickets, today }: ConflictFacts): Conflict[] => {
  const given = tickets
    .filter((one) => one.day === today && one.appointmentId !== '' && (isHeld(one) || one.status === 'done'))
    .toSorted(byIssue);
  return [...groupBy(given, ({ appointmentId }) => appointmentId)].flatMap(([id, [first, second, ...more]]) => {
    if (!first || !second) return [];
    const all = [first, second, ...more] as const;
    const at = all.at(-1)?.issuedAt ?? '';
    return all.some(isHeld) ? [{ kind: 'twoTickets', key: `twoTickets-${id}`, at, tickets: all }] : [];
  });
};

const momentOf = (conflict: Conflict): string => {
  switch (conflict.kind) {
    case 'overbooked':
    case 'crossed':
    case 'tell':
      return `${conflict.appointment.day} ${conflict.appointment.time}`;
    case 'double':
    case 'sameNumber':
      return `${conflict.appointments[0]?.day ?? ''} ${conflict.appointments[0]?.time ?? ''}`;
    default:
      return conflict.at;
  }
};

const byIssue = (a: Ticket, b: Ticket): number => compareText(a.issuedAt, b.issuedAt) || compareText(a.id, b.id);

const inOrder = (a: Conflict, b: Conflict): number => {
  const kinds = conflictKinds.indexOf(a.kind) - conflictKinds.indexOf(b.kind);
  if (kinds !== 0) return kinds;
  const [first, second] = [momentOf(a), momentOf(b)];
  return compareText(first, second) || compareText(a.key, b.key);
};

/** Documents of this store of which something is left out, in a fixed order. */
export const unreadableOf = (rows: readonly UnreadableRow[]): Conflict[] =>
  rows
    .map((row): Conflict => ({ kind: 'unreadable', key: `unreadable-${row.collection}-${row.id}`, at: '', row }))
    .toSorted(inOrder);

/** People who are expected although their file is erased: a desk that was away booked them, and brought it back later. */
const erasedOf = ({ appointments, citizens, today }: ConflictFacts): Conflict[] => {
  const erased = new Set(citizens.flatMap(({ id, erasedAt }) => (erasedAt === '' ? [] : [id])));
  if (erased.size === 0) return [];
  return appointments
    .filter((one) => one.day >= today && isExpected(one) && erased.has(one.citizenId))
    .map((appointment) => ({
      kind: 'erased',
      key: `erased-${appointment.id}`,
      at: appointment.bookedAt,
      appointment,
    }));
};

/**
 * Everything that a person has to settle, by kind and then by when it matters. Pure and total; the same facts in another
 * order give the same list.
 */
export const findConflicts = (facts: ConflictFacts): Conflict[] => {
  const calledTwice = facts.tickets
    .filter((ticket) => ticket.day === facts.today && ticket.calledTwice && ticket.status !== 'void')
    .map((ticket): Conflict => {
      const at = lostCalls(ticket).at(-1)?.at ?? ticket.lastCalledAt;
      return { kind: 'calledTwice', key: `calledTwice-${ticket.id}`, at, ticket };
    });
  return [
    ...inAppointments(facts),
    ...erasedOf(facts),
    ...calledTwice,
    ...twoTickets(facts),
    ...ticketNumbers(facts),
    ...facts.citizens.flatMap((citizen) => citizenFields.flatMap((field) => identityOf(citizen, field, facts.today))),
    ...unprovedOf(facts.quarantine),
    ...quarantineOf(facts.quarantine),
  ].toSorted(inOrder);
};
