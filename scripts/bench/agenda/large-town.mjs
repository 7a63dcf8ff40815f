// A large town made of dice with a seed: 40 desks, 12 enrolment stations, and exactly 100,000 appointments over 90 days. Nobody is in it.

export const sizes = { desks: 40, stations: 12, appointments: 100_000, days: 90, firstDay: '2026-03-02' };

/** Weekdays of the 90 days that are public holidays on the mainland (5 of them), for the rival, which knows no calendar. */
export const holidays = ['2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'];

export const openings = [
  { from: '08:00', to: '12:30' },
  { from: '13:00', to: '19:00' },
];
export const bufferMin = { deposit: 5, collection: 0, civil: 0 };
const lengths = { deposit: [20, 35, 50, 65], collection: [10, 10, 15], civil: [15] };

const minutesOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The civil day so many days after the first. */
export const dayAt = (offset) =>
  new Date(Date.parse(`${sizes.firstDay}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
const weekdayOf = (day) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Whether the town receives on a day: Monday to Saturday, no public holiday. */
export const isOpen = (day) => weekdayOf(day) <= 6 && !holidays.includes(day);

/** Dice with a seed (mulberry32). */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const reason = (id) => ({
  id,
  kind: 'reason',
  code: id,
  name: id,
  shortName: id,
  departmentId: '',
  act: 'other',
  durationsMin: lengths[id],
  needsStation: id === 'deposit',
  asksPreApplication: false,
  bookable: true,
  walkIn: false,
  favourite: 0,
  icon: '',
  papers: [],
  bufferMin: bufferMin[id],
});

/** Every desk serves collections; three of four serve deposits, one of two the civil register. */
export const servedAt = (number) => [
  'collection',
  ...(number % 4 === 0 ? [] : ['deposit']),
  ...(number % 2 === 0 ? ['civil'] : []),
];

const numbers = Array.from({ length: sizes.desks }, (_, index) => index + 1);

export const reference = () => ({
  site: {
    id: 'site',
    kind: 'site',
    name: 'Mairie',
    commune: 'Grande-Ville',
    zone: 'Europe/Paris',
    territory: 'mainland',
    accent: '#000000',
    waitGoalMin: 30,
  },
  desks: numbers.map((number) => ({
    id: `desk-${number}`,
    kind: 'desk',
    number,
    name: `${number}`,
    wayHint: '',
    direction: '',
    reasonIds: servedAt(number),
  })),
  stations: Array.from({ length: sizes.stations }, (_, index) => ({
    id: `s${index}`,
    kind: 'station',
    number: index + 1,
    name: '',
  })),
  reasons: Object.keys(lengths).map(reason),
  openingPeriods: numbers.flatMap((number) =>
    openings.map((span, half) => ({
      id: `opening-${number}-${half}`,
      kind: 'openingPeriod',
      deskId: `desk-${number}`,
      weekdays: [1, 2, 3, 4, 5, 6],
      ...span,
      validFrom: '2020-01-01',
      validUntil: '',
    })),
  ),
  ...Object.fromEntries(
    [
      'departments',
      'closures',
      'series',
      'agents',
      'unavailabilities',
      'recurringAbsences',
      'rosters',
      'quotas',
      'situations',
      'paperRules',
      'feeRules',
      'messageTemplates',
    ].map((list) => [list, []]),
  ),
});

const pick = (roll, values) => values[Math.floor(roll() * values.length)];

/** One desk for one half of a day, one appointment after the other; a deposit only where a station is left for all of it. */
function fillHalf(roll, number, day, { from, to }, stations, pause) {
  const made = [];
  let at = minutesOf(from);
  const end = minutesOf(to);
  while (at < end) {
    let reasonId = pick(roll, [...servedAt(number), 'deposit']);
    if (!servedAt(number).includes(reasonId)) reasonId = 'collection';
    let durationMin = pick(roll, lengths[reasonId]);
    const hasStation = () => stations.subarray(at, at + durationMin).every((taken) => taken < sizes.stations);
    if (reasonId === 'deposit' && !hasStation()) {
      reasonId = 'collection';
      durationMin = pick(roll, lengths.collection);
    }
    if (at + durationMin > end) break;
    if (reasonId === 'deposit') for (let minute = at; minute < at + durationMin; minute += 1) stations[minute] += 1;
    made.push({
      day,
      time: timeOf(at),
      durationMin,
      deskId: `desk-${number}`,
      reasonId,
      needsStation: reasonId === 'deposit',
      bufferMin: bufferMin[reasonId],
    });
    at += durationMin + bufferMin[reasonId] + (roll() < pause ? pick(roll, [5, 10, 15, 20]) : 0);
  }
  return made;
}

/** Days from here on still have room: what is booked is full at first and thinner later, as calendars are. */
const fullDays = 60;

/** The appointments. What is more than the wanted number is taken away from the later days, so that the first ones stay full. */
export function placements(seed = 1) {
  const roll = dice(seed);
  const full = [];
  const later = [];
  for (let offset = 0; offset < sizes.days; offset += 1) {
    const day = dayAt(offset);
    if (!isOpen(day)) continue;
    const stations = new Uint8Array(1440);
    const into = offset < fullDays ? full : later;
    for (const number of numbers)
      for (const half of openings)
        into.push(...fillHalf(roll, number, day, half, stations, offset < fullDays ? 0 : 0.1));
  }
  const surplus = full.length + later.length - sizes.appointments;
  if (surplus < 0 || surplus > later.length) throw new Error(`${surplus} appointments too many`);
  for (let gone = 0; gone < surplus; gone += 1) later.splice(Math.floor(roll() * later.length), 1);
  return [...full, ...later].map((one, index) => ({ id: `a${index}`, ...one }));
}

/** What people ask for: reason by number of persons, a half of the day, days of the week. */
export function wishes(count, seed = 2) {
  const roll = dice(seed);
  return Array.from({ length: count }, () => {
    const reasonId = pick(roll, ['deposit', 'deposit', 'deposit', 'collection', 'civil']);
    const search = {
      ...(roll() < 0.3 ? { halfDay: pick(roll, ['morning', 'afternoon']) } : {}),
      ...(roll() < 0.3 ? { weekdays: pick(roll, [[3], [6], [1, 2]]) } : {}),
    };
    return { wish: { reasonId, durationMin: pick(roll, lengths[reasonId]) }, search };
  });
}
