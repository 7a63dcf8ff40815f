import type { AppointmentEnd, AppointmentFact } from '../../domain/insights/facts/fact';
import type { Reason } from '../../domain/model/reference';
import type { Random } from '../random';
import { noShowRates, remindedShare } from './calibration';
import { draw, lognormal, weightsOf, type Weights } from './draws';
import type { YearTown } from './year-town';

const channels = weightsOf([
  ['phone', 40],
  ['desk', 28],
  ['portal', 25],
  ['email', 7],
]);
const persons = weightsOf([
  [1, 74],
  [2, 18],
  [3, 6],
  [4, 2],
]);
/** Cancelled ones for each that was kept, and appointments of which nobody said what became of them. */
const cancelledPerKept = 0.086;
const unsaidShare = 0.004;

type Drawn = { readonly reason: Reason; readonly minute: number; readonly persons: number };

const drawn = (town: YearTown, random: Random, minutes: Weights<number>): Drawn | null => {
  const reason = draw(random, town.booked);
  const minute = draw(random, minutes);
  if (!reason || minute === null) return null;
  return { reason, minute, persons: Math.min(reason.durationsMin.length, draw(random, persons) ?? 1) };
};

const endOf = (random: Random, isReminded: boolean): AppointmentEnd => {
  if (random.chance(unsaidShare)) return 'needsOutcome';
  return random.chance(isReminded ? noShowRates.reminded : noShowRates.notReminded) ? 'noShow' : 'attended';
};

const reachedBy = (end: AppointmentEnd, random: Random): AppointmentFact['reached'] => {
  if (end === 'attended') return 'served';
  return end === 'needsOutcome' && random.chance(0.5) ? 'arrived' : 'booked';
};

const factOf = (
  town: YearTown,
  random: Random,
  day: string,
  number: number,
  one: Drawn,
  end: AppointmentEnd,
  reminded: boolean,
): AppointmentFact => {
  const leadDays = Math.min(90, Math.max(0.05, lognormal(random, 15, 0.65)));
  const isCancelled = end === 'cancelledByCitizen' || end === 'cancelledByOffice';
  return {
    id: `${day}-a${number}`,
    siteId: town.ref.site.id,
    day,
    minute: one.minute,
    durationMin: one.reason.durationsMin[one.persons - 1] ?? 20,
    persons: one.persons,
    reasonId: one.reason.id,
    departmentId: one.reason.departmentId,
    channel: draw(random, channels) ?? 'phone',
    end,
    leadDays,
    confirmed: random.chance(0.985),
    reminded,
    reached: reachedBy(end, random),
    cancelledDaysBefore: isCancelled ? Math.min(leadDays, lognormal(random, 3, 0.8)) : null,
    isRepeat: random.chance(0.02),
  };
};

/**
 * The appointments of a day, by their start: so many that `kept` people come, with those who stay away (fewer after a reminder)
 * and those who cancelled. `isSilent` = no reminder went out.
 */
export const writeAppointments = (
  town: YearTown,
  random: Random,
  day: string,
  minutes: Weights<number>,
  kept: number,
  isSilent: boolean,
): AppointmentFact[] => {
  const facts: AppointmentFact[] = [];
  for (let attended = 0; attended < kept;) {
    const one = drawn(town, random, minutes);
    if (!one) break;
    const reminded = !isSilent && random.chance(remindedShare);
    const end = endOf(random, reminded);
    if (end === 'attended') attended += 1;
    facts.push(factOf(town, random, day, facts.length + 1, one, end, reminded));
    const cancelled = random.chance(cancelledPerKept) ? drawn(town, random, minutes) : null;
    const by = random.chance(0.8) ? 'cancelledByCitizen' : 'cancelledByOffice';
    if (cancelled) facts.push(factOf(town, random, day, facts.length + 1, cancelled, by, false));
  }
  return facts.sort((a, b) => a.minute - b.minute);
};
