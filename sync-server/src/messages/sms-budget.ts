import type { OutboxMessage } from '#shared/domain/messages/message';
import { addDays, civilOf, toInstant } from '#shared/time/civil';

import { sha256 } from '../lib/sha256';
import type { SiteTransaction, Store } from '../store/port';

/** How many SMS a site may send. */
export type SmsBounds = {
  readonly perNumberAndDay: number;
  readonly perDay: number;
  readonly perMonth: number;
};

const smsWaits = ['smsNumberDay', 'smsDay', 'smsMonth'] as const;

/** Why an SMS waits, and until which instant. */
export type SmsWait = { readonly why: (typeof smsWaits)[number]; readonly until: string };

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
 * Counts an SMS to a number that is about to be sent, or says why it waits: for tomorrow, or for the next month. It stays counted
 * unless it is certain that it went nowhere (`uncountSms`): the bound is for money.
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

/** Takes back what was counted for an SMS at an instant: it went nowhere. */
export const uncountSms = async (
  site: SiteTransaction,
  number: string,
  { at, zone }: { readonly at: string; readonly zone: string },
): Promise<void> => {
  const text = await site.siteNote(NOTE);
  const { day } = civilOf(at, zone);
  const known = text === '' ? null : (JSON.parse(text) as Counted);
  if (known?.day.slice(0, 7) !== day.slice(0, 7)) return;
  const ofMonth = Math.max(0, known.ofMonth - 1);
  const hash = hashOf(day, number);
  const numbers = { ...known.numbers, [hash]: Math.max(0, (known.numbers[hash] ?? 0) - 1) };
  const ofDay = Math.max(0, known.ofDay - 1);
  await site.writeSiteNote(
    NOTE,
    JSON.stringify(known.day === day ? { day, ofDay, ofMonth, numbers } : { ...known, ofMonth }),
  );
};

/** How many SMS a site has sent in the civil month of an instant. */
export const smsOfMonth = async (site: SiteTransaction, at: string, zone: string): Promise<number> =>
  read(await site.siteNote(NOTE), civilOf(at, zone).day).ofMonth;

/** Looked at when a server starts: more than wait for a budget in a month. */
const MOST_FREED = 20_000;

/** Lets the SMS that wait for a budget be looked at now: it may be larger than when they were told to wait. */
export const freeSmsWaits = async (store: Store, siteId: string, at: string): Promise<void> => {
  const listed = await store.messages(siteId, { states: ['waiting'], since: '', limit: MOST_FREED, tried: true });
  const isHeld = ({ state, why }: OutboxMessage): boolean => state === 'waiting' && smsWaits.some((one) => one === why);
  const ids = [...new Set(listed.filter(isHeld).map(({ appointmentId }) => appointmentId))];
  if (ids.length === 0) return;
  await store.withSite(siteId, async (site) => {
    const held = (await site.messagesOf(ids)).filter(isHeld);
    await site.putMessages(held.map((message) => ({ ...message, nextAt: at })));
  });
};
