import type { KeptPurpose } from '#shared/domain/model/agenda-settings';
import { weekdayOf } from '#shared/time/civil';

export const halves = ['any', 'morning', 'afternoon'] as const;
export type Half = (typeof halves)[number];

/** What somebody wishes of a place. They last as long as the form is open. */
export type SlotPreferences = {
  readonly half: Half;
  /** 1 (Monday) to 7; 0 = any. */
  readonly weekday: number;
  /** A civil day; `''` = from now on. */
  readonly fromDay: string;
  /** The hour of `fromDay` from which on a place is looked for; `''` = any. */
  readonly fromTime: string;
  /** `''` = any desk. */
  readonly deskId: string;
  /** Kept places may be taken for this; `''` = not. */
  readonly keptFor: KeptPurpose | '';
  /** How the person asks, on the spot or on the telephone: it is kept with the appointment, counted, and decides on quotas. */
  readonly channel: 'desk' | 'phone';
};

/** Any place will do. */
export const noPreferences: SlotPreferences = {
  half: 'any',
  weekday: 0,
  fromDay: '',
  fromTime: '',
  deskId: '',
  keptFor: '',
  channel: 'desk',
};

/** Noon begins the afternoon, as in the engine. */
const noonTime = '12:00';

/** Whether a place is one of those that somebody wishes. */
export const isPreferred = (
  { half, weekday, fromDay, fromTime, deskId }: SlotPreferences,
  slot: { readonly day: string; readonly time: string; readonly deskId: string },
): boolean =>
  (half === 'any' || (half === 'morning') === slot.time < noonTime) &&
  (weekday === 0 || weekdayOf(slot.day) === weekday) &&
  (fromDay === '' || slot.day > fromDay || (slot.day === fromDay && slot.time >= fromTime)) &&
  (deskId === '' || slot.deskId === deskId);

/** No wish any more: how the person asks, and why kept places are taken, stay. */
export const withoutWishes = ({ channel, keptFor }: SlotPreferences): SlotPreferences => ({
  ...noPreferences,
  channel,
  keptFor,
});

/** Whether anything was wished, so that taking the wishes back may open more. */
export const hasPreferences = ({ half, weekday, fromDay, deskId }: SlotPreferences): boolean =>
  half !== 'any' || weekday !== 0 || fromDay !== '' || deskId !== '';
