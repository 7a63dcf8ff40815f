import type { Appointment } from '#shared/domain/model/appointment';
import { minutesOf, timeOf } from '#shared/time/civil';

import type { Dice } from './dice';
import { capacityMin, hours, matters, type Matter } from './town';

/** Somebody who will come: all that fate holds for them, which the app never sees. Minutes since midnight, or minutes. */
export type Visitor = {
  readonly arrivalMin: number;
  readonly matter: Matter;
  readonly appointment: Appointment | null;
  readonly priority: boolean;
  readonly serviceMin: number;
  readonly walkMin: number;
  /** Goes away after so long a wait. */
  readonly patienceMin: number;
  /** Tells reception when going; else the call finds out. */
  readonly saysSo: boolean;
  /** Is away for a moment when called first. */
  readonly missesFirstCall: boolean;
  readonly next: { readonly matter: Matter; readonly serviceMin: number; readonly deskId: string } | null;
};

export const walkMeanMin = 1;
const bookedEveryMin = 20;
const noShow = 0.12;
// How much the doors see, by half hour from the opening on.
const tide = [7, 9, 11, 12, 12, 11, 9, 7, 6, 6, 8, 10, 10, 10, 9, 8, 5];

const serviceOf = (matter: Matter, planned: number, chance: Dice): number =>
  Math.min(150, chance.lognormal(planned * matter.meanRatio, matter.variation));
const meanOf = ({ planned, meanRatio }: Matter): number => (planned[0] ?? 0) * meanRatio;
const onFoot = matters.filter((one) => one.weight > 0);
const onFootMean =
  onFoot.reduce((sum, one) => sum + one.weight * meanOf(one), 0) / onFoot.reduce((sum, one) => sum + one.weight, 0);

const fate = (chance: Dice, matter: Matter): Omit<Visitor, 'arrivalMin' | 'appointment' | 'serviceMin' | 'matter'> => {
  const sentOn = chance.next() < 0.03 && matter.id !== 'titles';
  const next = chance.weighted(onFoot.filter((one) => one.planned[0] !== 20).map((one) => [one, one.weight] as const));
  const deskId = chance.next() < 0.5 ? `d${3 + Math.floor(chance.next() * 4)}` : '';
  return {
    priority: chance.next() < 0.06,
    walkMin: Math.min(4, chance.lognormal(walkMeanMin, 0.4)),
    patienceMin: chance.lognormal(110, 0.5),
    saysSo: chance.next() < 0.5,
    missesFirstCall: chance.next() < 0.02,
    next: sentOn ? { matter: next, serviceMin: serviceOf(next, next.planned[0] ?? 0, chance), deskId } : null,
  };
};

const families = [
  [1, 0.55],
  [2, 0.3],
  [3, 0.15],
] as const;

const bookedOn = (
  day: string,
  chance: Dice,
): { readonly appointments: Appointment[]; readonly visitors: Visitor[] } => {
  const appointments: Appointment[] = [];
  const visitors: Visitor[] = [];
  const titles = matters[0];
  if (!titles) return { appointments, visitors };
  const freeFrom = new Map([
    ['d1', 0],
    ['d2', 0],
  ]);
  for (let minute = minutesOf('08:40'); minute <= minutesOf('16:00'); minute += bookedEveryMin) {
    const persons = chance.weighted(families);
    const durationMin = titles.planned[persons - 1] ?? 20;
    const isLunch = (deskId: string): boolean => {
      const [from, to] = deskId === 'd1' ? [690, 750] : [750, 810];
      return minute < to && from < minute + durationMin;
    };
    const deskId = [...freeFrom].find(([id, free]) => free <= minute && !isLunch(id))?.[0];
    if (!deskId) continue;
    freeFrom.set(deskId, minute + durationMin);
    const appointment = appointmentAt(day, timeOf(minute), durationMin, deskId, persons);
    appointments.push(appointment);
    if (chance.next() < noShow) continue;
    visitors.push({
      ...fate(chance, titles),
      arrivalMin: minute - 6 + 7 * chance.normal(),
      matter: titles,
      appointment,
      serviceMin: serviceOf(titles, durationMin, chance),
    });
  }
  return { appointments, visitors };
};

const appointmentAt = (
  day: string,
  time: string,
  durationMin: number,
  deskId: string,
  persons: number,
): Appointment => ({
  id: `r-${day}-${time}`,
  siteId: 'site',
  events: [],
  status: 'booked',
  confirmation: 'accepted',
  day,
  time,
  durationMin,
  deskId,
  reasonId: 'titles',
  citizenId: '',
  persons: Array.from({ length: persons }, () => ({ preApplicationNumber: '' })),
  ticketId: '',
  channel: 'portal',
  bookedAt: '',
  arrivedAt: '',
  rivals: [],
});

/** How many walk-ins an average day has, so that all work together is `load` times what the desks can do. */
export const walkInsADay = (load: number): number => {
  const booked = 17.5 * (1 - noShow) * (28 * 1.05 + walkMeanMin);
  return (load * capacityMin - booked) / (onFootMean * 1.03 + walkMeanMin);
};

/** Who comes on a day. Walk-ins are a Poisson stream whose rate follows the hour and how busy the day is. */
export const planOf = (
  day: string,
  load: number,
  chance: Dice,
): { readonly appointments: Appointment[]; readonly visitors: Visitor[] } => {
  const { appointments, visitors } = bookedOn(day, chance);
  const opens = minutesOf(hours.opens);
  const total = tide.reduce((sum, one) => sum + one, 0);
  const busy = Math.max(0.7, 1 + 0.06 * chance.normal());
  const people = walkInsADay(load) * busy;
  const most = (Math.max(...tide) / total / 30) * people;
  for (
    let at = opens - Math.log(1 - chance.next()) / most;
    at < minutesOf(hours.lastTicket);
    at -= Math.log(1 - chance.next()) / most
  ) {
    const rate = ((tide[Math.floor((at - opens) / 30)] ?? 0) / total / 30) * people;
    if (chance.next() * most > rate) continue;
    const matter = chance.weighted(onFoot.map((one) => [one, one.weight] as const));
    const serviceMin = serviceOf(matter, matter.planned[0] ?? 0, chance);
    visitors.push({ ...fate(chance, matter), arrivalMin: at, matter, appointment: null, serviceMin });
  }
  return { appointments, visitors: visitors.toSorted((a, b) => a.arrivalMin - b.arrivalMin) };
};
