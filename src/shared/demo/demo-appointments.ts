import { intervalOf } from '../domain/scheduling/placed';
import { addDays, minutesOf, weekdayOf } from '../time/civil';
import type { CitizenSource } from './demo-citizens';
import { openDiary, receptionActor, serverActor, type DayClock, type Diary } from './demo-diary';
import type { DemoBooking } from './demo-bookings';
import type { Random } from './random';
import type { TownSize } from './town-size';

/** What the parts of the town share while it is made. */
export type DemoTools = {
  readonly clock: DayClock;
  readonly citizens: CitizenSource;
  readonly today: string;
  /** The instant of the demonstration: nothing is written after it. */
  readonly now: string;
  /** What a visit for a reason was about, `''` now and then. */
  readonly themeOf: (random: Random, reasonId: string) => string;
  readonly size: TownSize;
};

/** An appointment in the making: its log so far, and what the play of its day needs. */
export type DemoAppointment = {
  readonly diary: Diary;
  readonly booking: DemoBooking;
  readonly citizenId: string;
  readonly isLive: boolean;
};

const digits = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

const preApplicationNumber = (random: Random): string => {
  let value = '';
  for (let place = 0; place < 10; place += 1) value += digits[random.int(0, digits.length - 1)] ?? '0';
  return value;
};

/** A day on which someone booked: before the appointment and before today, never on a Sunday. */
const bookingDay = (random: Random, day: string, today: string, mostLead: number): string => {
  const latest = day < today ? day : today;
  const lead = addDays(latest, -random.int(2, mostLead));
  return weekdayOf(lead) === 7 ? addDays(lead, -1) : lead;
};

const writeBooked = (
  tools: DemoTools,
  random: Random,
  booking: DemoBooking,
  asksNumber: boolean,
  bookedAt: string,
): DemoAppointment => {
  const citizenId = tools.citizens.give(bookedAt);
  const diary = openDiary(random, bookedAt);
  const number = (): string => (asksNumber && random.chance(0.8) ? preApplicationNumber(random) : '');
  const persons = Array.from({ length: booking.persons }, () => ({ preApplicationNumber: number() }));
  const channel = random.weighted([
    ['phone', 40],
    ['desk', 28],
    ['portal', 25],
    ['email', 7],
  ]);
  const body = { type: 'booked', ...booking.placement, reasonId: booking.reasonId, citizenId, persons, channel };
  const cause = diary.write(bookedAt, receptionActor, body);
  diary.write(after(bookedAt, 2), serverActor, { type: 'accepted', cause }, `${cause}~accepted`);
  return { diary, booking, citizenId, isLive: true };
};

const after = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();

/** A place that somebody else had and gave back before the present booking. */
const writeCancelled = (
  tools: DemoTools,
  random: Random,
  booking: DemoBooking,
  asksNumber: boolean,
  day: string,
): DemoAppointment => {
  const earlier = addDays(day, -random.int(3, 20));
  const before = writeBooked(tools, random, booking, asksNumber, tools.clock(earlier, random.int(9 * 60, 16 * 60)));
  const at = tools.clock(addDays(day, -1), random.int(9 * 60, 16 * 60));
  const body = random.chance(0.8) ? { type: 'cancelledByCitizen' } : { type: 'cancelledByOffice', why: 'agentAbsent' };
  const cause = before.diary.write(at, receptionActor, body);
  if (body.type === 'cancelledByOffice')
    before.diary.write(after(at, 120), receptionActor, { type: 'informed', channel: 'phone', cause }, `${cause}~told`);
  return { ...before, isLive: false };
};

const writeReminded = (tools: DemoTools, appointment: DemoAppointment, day: string): void => {
  const at = tools.clock(addDays(day, -1), 18 * 60);
  if (at > (appointment.diary.events().at(-1)?.at ?? at))
    appointment.diary.write(at, serverActor, { type: 'reminded' });
};

/** Writes the bookings of a day down as appointments: booked some time before, accepted, reminded, a few rebooked after a cancellation. */
export const writeAppointments = (
  tools: DemoTools,
  random: Random,
  bookings: readonly DemoBooking[],
  withStation: ReadonlySet<string>,
): DemoAppointment[] =>
  bookings.flatMap((booking) => {
    const { day } = booking.placement;
    const asksNumber = withStation.has(booking.reasonId);
    const booked = bookingDay(random, day, tools.today, 24);
    const bookedAt = tools.clock(booked, random.int(8 * 60 + 40, 16 * 60 + 50) + random.next());
    const given = random.chance(0.07) ? [writeCancelled(tools, random, booking, asksNumber, booked)] : [];
    const appointment = writeBooked(tools, random, booking, asksNumber, bookedAt);
    if (addDays(day, -1) < tools.today) writeReminded(tools, appointment, day);
    return [...given, appointment];
  });

/** Start and end of a booking in minutes of its day. */
export const startOf = (booking: DemoBooking): number => minutesOf(booking.placement.time);
/** The minute of its day at which a booking ends. */
export const endOf = (booking: DemoBooking): number => intervalOf(booking.placement).to;
