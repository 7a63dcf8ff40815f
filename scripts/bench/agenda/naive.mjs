// The rival: slots cut the usual way, as booking pages over luxon or dayjs do it (cal.com among them). Each opening of each desk becomes
// a row of slots, each a luxon interval, and a slot stays when no busy interval overlaps it. To be fair it gets what is busy by day and
// desk, already parsed, stops at the first slot of a desk's day that is early enough, and asks for a station only when a desk is free.
import { DateTime, Interval } from 'luxon';
import { bufferMin, dayAt, isOpen, openings, servedAt, sizes } from './large-town.mjs';

const zone = 'Europe/Paris';
const stepMin = 5;
const at = (day, time) => DateTime.fromISO(`${day}T${time}`, { zone });
const afternoonFrom = '12:30';

/** What is busy, by day: by desk with the pause after it, and at the stations. Worked out when a day is first asked for. */
export function busyIndex(placements) {
  const byDay = new Map();
  for (const one of placements) {
    const ofDay = byDay.get(one.day);
    if (ofDay) ofDay.push(one);
    else byDay.set(one.day, [one]);
  }
  const known = new Map();
  return (day) => {
    const found = known.get(day);
    if (found) return found;
    const desks = new Map();
    const stations = [];
    for (const { time, durationMin, bufferMin: pause, deskId, needsStation } of byDay.get(day) ?? []) {
      const start = at(day, time);
      const taken = Interval.fromDateTimes(start, start.plus({ minutes: durationMin + pause }));
      const ofDesk = desks.get(deskId);
      if (ofDesk) ofDesk.push(taken);
      else desks.set(deskId, [taken]);
      if (needsStation) stations.push(Interval.fromDateTimes(start, start.plus({ minutes: durationMin })));
    }
    const busy = { desks, stations };
    known.set(day, busy);
    return busy;
  };
}

/** Whether a station is left at every moment: the number can only rise where one begins. */
function hasStation(stations, slot) {
  const inside = stations.filter((one) => one.overlaps(slot));
  const moments = [slot.start, ...inside.map((one) => one.start).filter((start) => start > slot.start)];
  return moments.every((moment) => inside.filter((one) => one.contains(moment)).length < sizes.stations);
}

function* slotsOfDesk(day, number, wish, busy) {
  const { durationMin, reasonId } = wish;
  const taken = busy.desks.get(`desk-${number}`) ?? [];
  for (const { from, to } of openings) {
    const end = at(day, to);
    for (
      let start = at(day, from);
      start.plus({ minutes: durationMin }) <= end;
      start = start.plus({ minutes: stepMin })
    ) {
      const slot = Interval.fromDateTimes(start, start.plus({ minutes: durationMin }));
      const withPause = Interval.fromDateTimes(start, slot.end.plus({ minutes: bufferMin[reasonId] }));
      if (taken.some((one) => one.overlaps(withPause))) continue;
      if (reasonId === 'deposit' && !hasStation(busy.stations, slot)) continue;
      yield start.toFormat('HH:mm');
    }
  }
}

const suits = (time, { halfDay }) => halfDay === undefined || (halfDay === 'morning') === time < afternoonFrom;
const isWanted = (day, { weekdays }) => !weekdays || weekdays.includes(DateTime.fromISO(day).weekday);
const numbersFor = (wish) =>
  Array.from({ length: sizes.desks }, (_, index) => index + 1).filter((number) =>
    servedAt(number).includes(wish.reasonId),
  );

/** The first slot over the days that suits, `null` when there is none. */
export function firstSlot(busyOf, wish, search, fromOffset = 0, days = sizes.days) {
  for (let offset = fromOffset; offset < fromOffset + days; offset += 1) {
    const day = dayAt(offset);
    if (!isOpen(day) || !isWanted(day, search)) continue;
    let first = null;
    for (const number of numbersFor(wish)) {
      for (const time of slotsOfDesk(day, number, wish, busyOf(day))) {
        if (first !== null && time >= first) break;
        if (suits(time, search)) first = time;
      }
    }
    if (first !== null) return { day, time: first };
  }
  return null;
}

/** Every moment of some days at which a desk is free for a wish, once each. */
export function allSlots(busyOf, wish, fromOffset, days) {
  const found = [];
  for (let offset = fromOffset; offset < fromOffset + days; offset += 1) {
    const day = dayAt(offset);
    if (!isOpen(day)) continue;
    const times = new Set(numbersFor(wish).flatMap((number) => [...slotsOfDesk(day, number, wish, busyOf(day))]));
    found.push(...[...times].toSorted().map((time) => ({ day, time })));
  }
  return found;
}
