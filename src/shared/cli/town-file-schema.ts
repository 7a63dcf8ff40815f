import { z } from 'zod';

import { territories } from '../domain/model/reference';
import { keptPurposes } from '../domain/model/agenda-settings';
import { isCivilDay } from '../time/civil-day';
import { isZone } from '../time/zones';
import { townFileWords as words } from '../i18n/fr/town-file';

/** The days of the week as a town file names them, Monday first. */
export const weekdayNames = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

/** The ways of booking that a town file knows. */
export const townChannels = ['desk', 'phone', 'sms', 'email', 'mail', 'portal'] as const;

const day = z.string(words.day).refine(isCivilDay, words.day);
const time = z.string(words.time).regex(/^([01]\d|2[0-3]):[0-5]\d$/, words.time);
const name = z.string(words.name).min(1, words.name);
const names = z.array(name, words.list);
const minutes = (least: number) => z.int(words.minutes(least)).min(least, words.minutes(least));
const count = (least: number) => z.int(words.count(least)).min(least, words.count(least));
const channel = z.enum(townChannels, words.oneOf(townChannels));

const reason = z.strictObject({
  code: name,
  name: name.optional(),
  durationsMin: z.array(minutes(1), words.durations).min(1, words.notEmpty),
  needsStation: z.boolean(words.yesNo).optional(),
  bufferMin: minutes(0).optional(),
  noticeMin: minutes(0).optional(),
  horizonDays: count(1).optional(),
  channels: z.array(channel, words.list).optional(),
});

const desk = z.strictObject({ name, reasons: names });
const agent = z.strictObject({ name, desk: name.optional() });

const opening = z.strictObject({
  desks: names.optional(),
  weekdays: z.array(z.enum(weekdayNames, words.oneOf(weekdayNames)), words.list).optional(),
  day: day.optional(),
  from: time,
  to: time,
  validFrom: day.optional(),
  validUntil: day.optional(),
  reasons: names.optional(),
  keptFor: z.enum(keptPurposes, words.oneOf(keptPurposes)).optional(),
  releaseDaysBefore: count(0).optional(),
});

const spell = { fromDay: day, toDay: day.optional(), from: time.optional(), to: time.optional() };
const closure = z.strictObject({ label: name, desks: names.optional(), ...spell });
const absence = z.strictObject({ agent: name, replacedBy: name.optional(), label: name.optional(), ...spell });

const quota = z.strictObject({
  label: name,
  channels: z.array(channel, words.list).min(1, words.notEmpty),
  reasons: names.optional(),
  mostPerDay: count(0),
  releaseDaysBefore: count(0).optional(),
  validFrom: day.optional(),
  validUntil: day.optional(),
});

const appointment = z.strictObject({
  day,
  time,
  desk: name,
  reason: name,
  persons: count(1).optional(),
  durationMin: minutes(1).optional(),
  channel: channel.optional(),
});

/** A town in a file: its reference data by names, and what is booked. `docs/town-file.md` explains every field. */
export const townFileSchema = z.strictObject({
  name,
  zone: z.string(words.zone).refine(isZone, words.zone),
  territory: z.enum(territories, words.oneOf(territories)),
  startStepMin: z.int(words.minutes(5)).min(5, words.minutes(5)).optional(),
  stations: count(0),
  reasons: z.array(reason, words.list).min(1, words.notEmpty),
  desks: z.array(desk, words.list).min(1, words.notEmpty),
  agents: z.array(agent, words.list).optional(),
  openings: z.array(opening, words.list),
  closures: z.array(closure, words.list).optional(),
  absences: z.array(absence, words.list).optional(),
  quotas: z.array(quota, words.list).optional(),
  appointments: z.array(appointment, words.list).optional(),
});

/** A town as it is described in a file, checked. */
export type TownFile = Readonly<z.infer<typeof townFileSchema>>;
