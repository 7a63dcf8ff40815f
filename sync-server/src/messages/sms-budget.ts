import { addDays, civilOf, toInstant } from '#shared/time/civil';

import { sha256 } from '../lib/sha256';
import type { SiteTransaction } from '../store/port';

/** How many SMS a site may send. */
export type SmsBounds = {
  readonly perNumberAndDay: number;
  readonly perDay: number;
  readonly perMonth: number;
};

/** Why an SMS waits, and until which instant. */
export type SmsWait = { readonly why: 'smsNumberDay' | 'smsDay' | 'smsMonth'; readonly until: string };

/** What was sent on the civil day and in the month of then. Numbers are kept as hashes, and for that day alone. */
type Counted = {
  readonly day: string;
  readonly ofDay: number;
  readonly ofMonth: number;
  readonly numbers: Readonly<Record<string, number>>;
};

const NOTE = 'smsCount';
const HASH_SIGNS = 16;

const read = (text: string, today: string): Counted => {
  const known = text === '' ? null : (JSON.parse(text) as Counted);
  if (known?.day === today) return known;
  const isSameMonth = known?.day.slice(0, 7) === today.slice(0, 7);
  return { day: today, ofDay: 0, ofMonth: isSameMonth && known ? known.ofMonth : 0, numbers: {} };
};

const hashOf = (day: string, number: string): string => sha256(`${day} ${number}`).slice(0, HASH_SIGNS);

const firstOfNextMonth = (day: string): string => `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;

const MORNING = '08:00';

/**
 * Counts an SMS to a number that is about to be sent, or says why it waits: for tomorrow, or for the next month. What was counted
 * and never left stays counted: the bound is for money.
 */
export const countSms = async (
  site: SiteTransaction,
  number: string,
  { perNumberAndDay, perDay, perMonth }: SmsBounds,
  { at, zone }: { readonly at: string; readonly zone: string },
): Promise<SmsWait | null> => {
  const { day } = civilOf(at, zone);
  const counted = read(await site.siteNote(NOTE), day);
  const hash = hashOf(day, number);
  const ofNumber = counted.numbers[hash] ?? 0;
  const tomorrow = toInstant(addDays(day, 1), MORNING, zone);
  if (counted.ofMonth >= perMonth) return { why: 'smsMonth', until: toInstant(firstOfNextMonth(day), MORNING, zone) };
  if (counted.ofDay >= perDay) return { why: 'smsDay', until: tomorrow };
  if (ofNumber >= perNumberAndDay) return { why: 'smsNumberDay', until: tomorrow };
  const now: Counted = {
    day,
    ofDay: counted.ofDay + 1,
    ofMonth: counted.ofMonth + 1,
    numbers: { ...counted.numbers, [hash]: ofNumber + 1 },
  };
  await site.writeSiteNote(NOTE, JSON.stringify(now));
  return null;
};

/** How many SMS a site has sent in the civil month of an instant. */
export const smsOfMonth = async (site: SiteTransaction, at: string, zone: string): Promise<number> =>
  read(await site.siteNote(NOTE), civilOf(at, zone).day).ofMonth;
