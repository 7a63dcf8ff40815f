import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { Appointment, Placement } from '#shared/domain/model/appointment';
import type { Citizen } from '#shared/domain/model/citizen';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Reference, ReferenceBody } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import type { WireDocument } from '#shared/sync/protocol';

export const SITE = 'site-a';
export const DAY = '2026-11-23';
const AT = '2026-11-23T08:00:00.000Z';

/** An event by a device. */
export const event = (
  id: string,
  n: number,
  body: { readonly type: string; readonly [key: string]: unknown },
  deviceId = 'device-1',
): AnyEvent => ({
  ...body,
  id,
  n,
  at: AT,
  by: { agentId: 'agent-1', deviceId, deskId: '' },
});

type Booking = Partial<Placement> & { readonly reasonId?: string };

const placement = ({ day = DAY, time = '09:00', durationMin = 20, deskId = 'desk-1' }: Booking): Placement => ({
  day,
  time,
  durationMin,
  deskId,
});

export const bookedEvent = (id: string, booking: Booking = {}): AnyEvent =>
  event(`${id}-booked`, 1, {
    type: 'booked',
    ...placement(booking),
    reasonId: booking.reasonId ?? 'reason-other',
    citizenId: 'citizen-1',
    persons: [],
    channel: 'desk',
  });

export const movedEvent = (id: string, n: number, booking: Booking): AnyEvent =>
  event(id, n, { type: 'rescheduled', ...placement(booking) });

export const appointment = (id: string, booking: Booking = {}, more: readonly AnyEvent[] = []): Appointment =>
  foldAppointment(id, SITE, [bookedEvent(id, booking), ...more]);

export const issuedEvent = (id: string, number = 1): AnyEvent =>
  event(`${id}-issued`, 1, {
    type: 'issued',
    day: DAY,
    series: 'A',
    number,
    reasonId: 'reason-other',
    priority: false,
    appointmentId: '',
    requestId: '',
    citizenId: '',
    dueAt: '',
  });

export const calledEvent = (id: string, n: number, deskId: string): AnyEvent =>
  event(id, n, { type: 'called', deskId, tentative: false, why: [] }, `device-of-${deskId}`);

export const ticket = (id: string, more: readonly AnyEvent[] = [], number = 1): Ticket =>
  foldTicket(id, SITE, [issuedEvent(id, number), ...more]);

export const citizen = (id: string, lastName: string, t = '000000000000001-000000-device-1'): Citizen => ({
  id,
  siteId: SITE,
  fields: { lastName: { v: lastName, t } },
  erasedAt: '',
});

/** The rows as this device would write them: the stamps of `device-1` are its own. */
export const ownStamps = <Row extends object>(rows: readonly Row[], deviceId: string): Row[] =>
  JSON.parse(JSON.stringify(rows).replaceAll(/(?<=\d{15}-\d{6}-)device-1(?=")/g, deviceId)) as Row[];

export const wire = (document: object): WireDocument => ({ ...document, _deleted: false }) as WireDocument;

const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId: SITE, kind: body.kind, body });

const reason = (id: string, needsStation: boolean): Reference =>
  entry(id, {
    kind: 'reason',
    code: id,
    name: id,
    shortName: id,
    departmentId: '',
    act: needsStation ? 'deposit' : 'other',
    durationsMin: [20],
    needsStation,
    asksPreApplication: false,
    bookable: true,
    walkIn: true,
    favourite: 0,
    icon: '',
    papers: [],
  });

/** A small site: `stations` enrolment stations, one reason that needs one (`reason-deposit`) and one that does not. */
export const reference = (stations: number): Reference[] => [
  entry(SITE, {
    kind: 'site',
    name: 'Site',
    commune: 'Commune',
    zone: 'Europe/Paris',
    territory: 'mainland',
    accent: '#000000',
    waitGoalMin: 30,
  }),
  ...Array.from({ length: stations }, (_, index) =>
    entry(`station-${index}`, { kind: 'station', number: index + 1, name: 'Station' }),
  ),
  reason('reason-deposit', true),
  reason('reason-other', false),
];
