import { isCivilDay } from '../../time/civil-day';
import { isZone } from '../../time/zones';
import { weekdayOf, minutesOf } from '../../time/civil';
import { unknownFields } from '../messages/fill-template';
import { LEAST_WINDOW_DAYS, MOST_WINDOW_DAYS, type ReferenceBody, type ReferenceKind } from '../model/reference';
import { isRealChange } from '../rights/rights';
import type { FieldFault } from './setting-fault';

/** A rule that holds (nothing) or tells its fault. */
const unless = (holds: boolean, fault: FieldFault): readonly FieldFault[] => (holds ? [] : [fault]);

/** A short text: not empty unless `optional`, at most `most` signs. */
const textFaults = (path: string, text: string, most: number, optional = false): readonly FieldFault[] => [
  ...unless(optional || text.trim() !== '', { path, code: 'empty' }),
  ...unless(text.length <= most, { path, code: 'tooLong', number: most }),
];

/** A whole number within bounds, both included. */
const numberFaults = (path: string, value: number, least: number, most: number): readonly FieldFault[] => [
  ...unless(value >= least, { path, code: 'tooSmall', number: least }),
  ...unless(value <= most, { path, code: 'tooLarge', number: most }),
];

/** A day of the calendar. */
const dayFaults = (path: string, day: string): readonly FieldFault[] =>
  unless(isCivilDay(day), { path, code: 'noDay' });

/** A stretch of civil days, both included; `''` at the end = without end. */
const daysFaults = (
  [fromPath, from]: readonly [string, string],
  [toPath, to]: readonly [string, string],
  endless = false,
): readonly FieldFault[] => {
  const wrong = [...dayFaults(fromPath, from), ...(endless && to === '' ? [] : dayFaults(toPath, to))];
  return wrong.length > 0 ? wrong : unless((endless && to === '') || from <= to, { path: toPath, code: 'order' });
};

/** Civil times of one day, the first before the second. */
const timesFaults = (from: string, to: string): readonly FieldFault[] =>
  unless(minutesOf(from) < minutesOf(to), { path: 'to', code: 'order' });

type Body<Kind extends ReferenceKind> = Extract<ReferenceBody, { kind: Kind }>;
type Rules = { readonly [Kind in ReferenceKind]: (body: Body<Kind>) => readonly FieldFault[] };

const shortText = 80;
const longText = 300;
/** Nobody's appointment is longer, and no table needs more persons. */
const longestMin = 480;

/** How far ahead appointments may be booked at most, days: two years. */
export const MOST_HORIZON_DAYS = 731;

/** Each further person may cost nothing, never less than nothing. */
const durations = (lengths: readonly number[]): readonly FieldFault[] =>
  lengths.flatMap((length, index) => {
    const path = `durationsMin.${index}`;
    const before = lengths[index - 1] ?? 0;
    return [...numberFaults(path, length, 1, longestMin), ...unless(length >= before, { path, code: 'shrinks' })];
  });

const validity = (body: { readonly validFrom: string; readonly validUntil: string }): readonly FieldFault[] =>
  daysFaults(['validFrom', body.validFrom], ['validUntil', body.validUntil], true);

const stretch = (body: Body<'closure'> | Body<'unavailability'>): readonly FieldFault[] => [
  ...daysFaults(['fromDay', body.fromDay], ['toDay', body.toDay]),
  ...timesFaults(body.from, body.to),
  ...textFaults('label', body.label, shortText, body.kind === 'unavailability'),
];

/** A period of one date must be one of the weekdays that it names, or it opens never. */
const opensEver = (body: Body<'openingPeriod'>): boolean =>
  body.validFrom !== body.validUntil || body.weekdays.includes(weekdayOf(body.validFrom));

/** Nobody sits at two desks at once, and no desk has two people. */
const seatFaults = ({ seats }: Body<'roster'>): readonly FieldFault[] =>
  seats.flatMap((seat, index) => {
    const path = `seats.${index}`;
    const before = seats.slice(0, index).filter((one) => one.weekday === seat.weekday && one.half === seat.half);
    return [
      ...unless(seat.deskId !== '' && seat.agentId !== '', { path, code: 'empty' }),
      ...unless(!before.some(({ deskId }) => deskId === seat.deskId), { path, code: 'notUnique' }),
      ...unless(!before.some(({ agentId }) => agentId === seat.agentId), { path, code: 'overlaps' }),
    ];
  });

const away = (body: Body<'unavailability'> | Body<'recurringAbsence'>): readonly FieldFault[] => [
  ...unless(body.agentId !== '', { path: 'agentId', code: 'empty' }),
  ...unless(body.replacedBy === '' || body.replacedBy !== body.agentId, { path: 'replacedBy', code: 'notUnique' }),
];

const whom = (body: Body<'paperRule'> | Body<'feeRule'>): readonly FieldFault[] => [
  ...unless(body.minAge <= body.maxAge, { path: 'maxAge', code: 'order' }),
  ...validity(body),
];

/** An address that a phone can open, without a question or a place in the page; `''` = none. */
const isReachable = (address: string): boolean => /^(https?:\/\/[^\s?#/]+[^\s?#]*)?$/i.test(address);

/** A message that is sent names no word that nobody would fill: `{prenom}` would reach the citizen as it stands. Switched off, its text may wait. */
const wordFaults = (path: string, text: string, isSent: boolean): readonly FieldFault[] =>
  unless(!isSent || unknownFields(text).length === 0, { path, code: 'unknown' });

/** A number that can be dialled, as its digits: of ten, of another country, or a short one of a town (`3975`); `''` = none. */
const isDialled = (digits: string): boolean => /^(0\d{9}|00\d{6,15}|3\d{3})?$/.test(digits);

/** A page that a citizen can open from an answer. */
const isPage = (address: string): boolean => /^https?:\/\/\S+$/i.test(address) && address.length <= longText;

const rules: Rules = {
  site: (body) => [
    ...unless(isDialled(body.phone ?? ''), { path: 'phone', code: 'shape' }),
    ...textFaults('address', body.address ?? '', 160, true),
    ...textFaults('dpoContact', body.dpoContact ?? '', 160, true),
    ...textFaults('accessContact', body.accessContact ?? '', 160, true),
    ...textFaults('name', body.name, shortText),
    ...textFaults('commune', body.commune, shortText),
    ...unless(isZone(body.zone), { path: 'zone', code: 'zone' }),
    ...unless(/^#[0-9a-f]{6}$/i.test(body.accent), { path: 'accent', code: 'colour' }),
    ...numberFaults('waitGoalMin', body.waitGoalMin, 1, 240),
    ...numberFaults('startStepMin', body.startStepMin ?? 5, 5, 120),
    ...unless((body.startStepMin ?? 5) % 5 === 0, { path: 'startStepMin', code: 'step', number: 5 }),
    ...numberFaults('inhabitants', body.inhabitants ?? 1, 1, 5_000_000),
    ...numberFaults('deskWindowDays', body.deskWindowDays ?? LEAST_WINDOW_DAYS, LEAST_WINDOW_DAYS, MOST_WINDOW_DAYS),
    ...(body.receptionCosts ?? []).flatMap(({ year, euros }, index, all) => [
      // By year: that is what the form shows a field for.
      ...numberFaults(`receptionCosts.${year}`, euros, 1, 1_000_000_000),
      ...unless(year >= 2000 && year <= 2100 && all.findIndex((one) => one.year === year) === index, {
        path: `receptionCosts.${year}`,
        code: 'notUnique',
      }),
    ]),
    ...unless(isReachable(body.publicUrl ?? ''), { path: 'publicUrl', code: 'shape' }),
  ],
  desk: (body) => [
    ...numberFaults('number', body.number, 1, 999),
    ...textFaults('name', body.name, shortText),
    ...textFaults('wayHint', body.wayHint, shortText, true),
    ...numberFaults('expressMin', body.expressMin ?? 1, 1, 120),
  ],
  station: (body) => [...numberFaults('number', body.number, 1, 999), ...textFaults('name', body.name, shortText)],
  department: (body) => [
    ...textFaults('name', body.name, shortText),
    ...numberFaults('waitCeilingMin', body.waitCeilingMin ?? 5, 5, 480),
  ],
  theme: (body) => textFaults('name', body.name, shortText),
  room: (body) => [
    ...textFaults('name', body.name, shortText),
    ...textFaults('wayHint', body.wayHint, shortText, true),
  ],
  queuePolicy: (body) => [
    ...numberFaults('bookedFromMin', body.bookedFromMin, -60, 0),
    ...numberFaults('bookedUntilMin', body.bookedUntilMin, 0, 120),
    ...numberFaults('priorityCeiling', body.priorityCeiling, 1, 20),
    ...numberFaults('waitCeilingMin', body.waitCeilingMin, 5, 480),
    ...numberFaults('noAnswerCalls', body.noAnswerCalls, 1, 10),
    ...numberFaults('cooldownMin', body.cooldownMin, 0, 60),
  ],
  publicScreen: (body) => [
    ...textFaults('hours', body.hours, 160, true),
    ...body.messages.flatMap((message, index) => textFaults(`messages.${index}`, message, 160)),
  ],
  kiosk: (body) => [
    ...unless(body.languages.includes('fr'), { path: 'languages', code: 'empty' }),
    ...unless(/^(\d{4,8})?$/.test(body.exitPin), { path: 'exitPin', code: 'shape' }),
  ],
  ticketLayout: (body) => [
    ...unless(
      body.blocks.some(({ block }) => block === 'number'),
      { path: 'blocks', code: 'empty' },
    ),
    ...body.blocks.flatMap(({ block, text }, index) =>
      block === 'text' ? textFaults(`blocks.${index}.text`, text, 200) : [],
    ),
  ],
  commitment: (body) => numberFaults('count', body.count, 1, body.unit === 'months' ? 24 : 400),
  answerTemplate: (body) => [
    ...textFaults('name', body.name, shortText),
    ...textFaults('body', body.body, 2_000),
    ...body.links.flatMap(({ label, url }, index) => [
      ...textFaults(`links.${index}.label`, label, shortText),
      ...unless(isPage(url), { path: `links.${index}.url`, code: 'shape' }),
    ]),
  ],
  importProfile: (body) => textFaults('name', body.name, shortText),
  reason: (body) => [
    ...textFaults('code', body.code, 40),
    ...textFaults('name', body.name, longText),
    ...textFaults('shortName', body.shortName, 40),
    ...durations(body.durationsMin),
    ...numberFaults('bufferMin', body.bufferMin ?? 0, 0, 120),
    ...numberFaults('noticeMin', body.noticeMin ?? 0, 0, 60 * 24 * 60),
    ...numberFaults('horizonDays', body.horizonDays ?? 1, 1, MOST_HORIZON_DAYS),
    ...unless(body.channels === undefined || body.channels.length > 0, { path: 'channels', code: 'empty' }),
    ...body.papers.flatMap((paper, index) => textFaults(`papers.${index}.label`, paper.label, longText)),
  ],
  openingPeriod: (body) => [
    ...unless(body.deskId !== '', { path: 'deskId', code: 'empty' }),
    ...unless(body.weekdays.length > 0, { path: 'weekdays', code: 'empty' }),
    ...timesFaults(body.from, body.to),
    ...validity(body),
    ...unless(body.weekdays.length === 0 || opensEver(body), { path: 'weekdays', code: 'order' }),
    ...unless(body.reasonIds === undefined || body.reasonIds.length > 0, { path: 'reasonIds', code: 'empty' }),
    ...numberFaults('releaseDaysBefore', body.releaseDaysBefore ?? 0, 0, 365),
  ],
  closure: stretch,
  unavailability: (body) => [...away(body), ...stretch(body)],
  recurringAbsence: (body) => [
    ...away(body),
    ...unless(body.weekdays.length > 0, { path: 'weekdays', code: 'empty' }),
    ...numberFaults('everyWeeks', body.everyWeeks ?? 1, 1, 8),
    ...timesFaults(body.from, body.to),
    ...textFaults('label', body.label, shortText, true),
    ...validity(body),
  ],
  roster: (body) => [
    ...unless(isCivilDay(body.week) && weekdayOf(body.week) === 1, { path: 'week', code: 'noDay' }),
    ...unless('10:00' <= body.midday && body.midday <= '16:00', { path: 'midday', code: 'shape' }),
    ...unless(body.seats.length > 0, { path: 'seats', code: 'empty' }),
    ...seatFaults(body),
  ],
  quota: (body) => [
    ...textFaults('label', body.label, shortText),
    ...unless(body.channels.length > 0, { path: 'channels', code: 'empty' }),
    ...numberFaults('mostPerDay', body.mostPerDay, 0, 2000),
    ...numberFaults('releaseDaysBefore', body.releaseDaysBefore, 0, 365),
    ...validity(body),
  ],
  series: (body) => [
    ...unless(/^[A-Z]$/.test(body.letter), { path: 'letter', code: 'shape' }),
    ...numberFaults('start', body.start ?? 1, 0, 9999),
    ...numberFaults('wrapAt', body.wrapAt ?? 999, 9, 9999),
    ...unless((body.start ?? 1) < (body.wrapAt ?? 999), { path: 'wrapAt', code: 'order' }),
    ...numberFaults('digits', body.digits ?? 3, 1, 4),
  ],
  agent: (body) => [
    ...textFaults('name', body.name, shortText),
    ...textFaults('shortName', body.shortName, 40),
    ...unless(body.reasonIds === undefined || body.reasonIds.length > 0, { path: 'reasonIds', code: 'empty' }),
  ],
  situation: (body) => [
    ...textFaults('code', body.code, 40),
    ...textFaults('label', body.label, shortText),
    ...validity(body),
  ],
  paperRule: (body) => [...textFaults('paper.label', body.paper.label, longText), ...whom(body)],
  feeRule: (body) => [...textFaults('label', body.label, shortText), ...whom(body)],
  messageTemplate: (body) => [
    ...textFaults('subject', body.subject, longText, body.channel === 'sms'),
    ...textFaults('body', body.body, 4000),
    ...wordFaults('subject', body.subject, body.enabled),
    ...wordFaults('body', body.body, body.enabled),
  ],
  rights: ({ changes }) =>
    changes.flatMap((one, index) => {
      const isTwice = changes.slice(0, index).some(({ role, right }) => role === one.role && right === one.right);
      return [
        ...unless(isRealChange(one), { path: `changes.${index}`, code: 'unknown' }),
        ...unless(!isTwice, { path: `changes.${index}`, code: 'notUnique' }),
      ];
    }),
};

/** What is wrong with an entry by itself, whatever else there is. */
export const ownFaults = (body: ReferenceBody): readonly FieldFault[] =>
  (rules[body.kind] as (body: ReferenceBody) => readonly FieldFault[])(body);
