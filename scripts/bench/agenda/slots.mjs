// Suite: the first free slot over 90 days, and a month of slots, in a large town; ours beside the naive cutter, the same answers first.
import { createRequire } from 'node:module';
import { inRoot } from '../../lib/paths.mjs';
import { median, quantile, round } from '../sync/statistics.mjs';
import { dayAt, placements, reference, sizes, wishes } from './large-town.mjs';
import { allSlots, busyIndex, firstSlot } from './naive.mjs';

const counts = { searches: 200, none: 20, months: 20, rivalSearches: 4 };
/** The month begins where there is room again, so that it is full of slots. */
const monthFrom = 59;
const monthDays = 31;
const monthWish = { reasonId: 'deposit', durationMin: 20 };

/** How long work took by the clock, and by the processor: on a busy machine the clock also counts those who push in. */
const timed = (work) => {
  const before = process.cpuUsage();
  const startedMs = performance.now();
  const value = work();
  const ms = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(before);
  return { value, ms, cpuMs: (user + system) / 1000 };
};
const clock = (list) => list.map(({ ms }) => ms);
const processor = (list) => list.map(({ cpuMs }) => cpuMs);

const whole = (search) => ({ from: { day: sizes.firstDay, time: '00:00' }, days: sizes.days, count: 1, ...search });
const month = { from: { day: dayAt(monthFrom), time: '00:00' }, days: monthDays, count: Number.POSITIVE_INFINITY };
const told = (slots) => slots.map(({ day, time }) => `${day} ${time}`);

/** Both sides must say the same before anything is measured. */
function compare(engine, town, asked) {
  const { ref, index, busyOf } = town;
  for (const { wish, search } of asked) {
    const [ours] = engine.search(ref, index, wish, whole(search));
    const theirs = firstSlot(busyOf, wish, search);
    if (ours?.day !== theirs?.day || ours?.time !== theirs?.time)
      throw new Error(`different answers to ${JSON.stringify({ wish, search })}: ${JSON.stringify({ ours, theirs })}`);
  }
  const ours = told(engine.search(ref, index, monthWish, month));
  const theirs = told(allSlots(busyOf, monthWish, monthFrom, monthDays));
  if (ours.join() !== theirs.join()) throw new Error(`different months: ${ours.length} and ${theirs.length} slots`);
  return { firstSlots: asked.length, slotsOfMonth: ours.length };
}

const impossible = { reasonId: 'deposit', durationMin: 300 };

function ourRound(engine, { ref, placed }, asked, both) {
  const made = timed(() => engine.index(placed));
  const index = made.value;
  const search = (wish, one) => timed(() => engine.search(ref, index, wish, one));
  return {
    index: [made],
    // Each day of the index is worked out when it is first asked for: this search pays for all of them.
    cold: [search(impossible, whole({}))],
    searches: asked.map((one) => search(one.wish, whole(one.search))),
    none: Array.from({ length: counts.none }, () => search(impossible, whole({}))),
    months: Array.from({ length: counts.months }, () => search(monthWish, month)),
    both: both.map((one) => search(one.wish, whole(one.search))),
  };
}

function rivalRound({ busyOf }, both) {
  return {
    both: both.map(({ wish, search }) => timed(() => firstSlot(busyOf, wish, search))),
    months: [timed(() => allSlots(busyOf, monthWish, monthFrom, monthDays))],
  };
}

/** One figure over the rounds: wall time, and the processor time of this process in it. */
const over = (rounds, read, share) => {
  const values = rounds.map((one) => quantile(clock(read(one)), share));
  const worked = rounds.map((one) => quantile(processor(read(one)), share));
  return {
    median: round(median(values), 2),
    lowest: round(Math.min(...values), 2),
    highest: round(Math.max(...values), 2),
    processor: round(median(worked), 2),
  };
};

export const slots = {
  name: 'slots',
  builds: ['benchAgenda'],
  what: `${sizes.desks} desks, ${sizes.stations} stations, ${sizes.appointments} appointments over ${sizes.days} days; rival: luxon, slot by slot`,
  async run({ rounds, say }) {
    const { agendaEngine: engine } = createRequire(import.meta.url)(inRoot('out/bench-agenda/engine.cjs'));
    const placed = placements();
    const town = { ref: reference(), placed, index: engine.index(placed), busyOf: busyIndex(placed) };
    const asked = wishes(counts.searches);
    const both = wishes(counts.rivalSearches, 3);
    say('slots: the same answers on both sides?');
    const sameAnswers = compare(engine, town, both);
    const ours = [];
    const theirs = [];
    for (let n = 0; n < rounds; n += 1) {
      ours.push(ourRound(engine, town, asked, both));
      theirs.push(rivalRound(town, both));
      say(`slots: round ${n + 1} of ${rounds}`);
    }
    const figures = {
      sameAnswers,
      firstSlotP50Ms: over(ours, (one) => one.searches, 0.5),
      firstSlotP95Ms: over(ours, (one) => one.searches, 0.95),
      nothingIn90DaysP95Ms: over(ours, (one) => one.none, 0.95),
      monthP95Ms: over(ours, (one) => one.months, 0.95),
      indexMs: over(ours, (one) => one.index, 1),
      firstSearchOnNewIndexMs: over(ours, (one) => one.cold, 1),
      oursOnRivalWishesMs: over(ours, (one) => one.both, 1),
      rivalFirstSlotMs: over(theirs, (one) => one.both, 1),
      oursMonthP50Ms: over(ours, (one) => one.months, 0.5),
      rivalMonthMs: over(theirs, (one) => one.months, 1),
    };
    // Ratios by the processor: a machine that is shared stretches the long side more than the short one.
    const ratio = (rival, own) => round(rival.processor / Math.max(own.processor, 0.01), 0);
    return {
      figures: {
        ...figures,
        firstSlotRatio: ratio(figures.rivalFirstSlotMs, figures.oursOnRivalWishesMs),
        monthRatio: ratio(figures.rivalMonthMs, figures.oursMonthP50Ms),
      },
      goals: [
        { name: 'first free slot over 90 days, p95, ms', value: figures.firstSlotP95Ms.median, wanted: '< 30' },
        { name: 'nothing free in 90 days, p95, ms', value: figures.nothingIn90DaysP95Ms.median, wanted: '< 30' },
        { name: 'month of slots, p95, ms', value: figures.monthP95Ms.median, wanted: '< 100' },
      ],
    };
  },
};
