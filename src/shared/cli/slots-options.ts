import { keptPurposes, type KeptPurpose } from '../domain/model/agenda-settings';
import type { SlotSearch } from '../domain/scheduling/search-slots';
import { commandLine as words } from '../i18n/fr/command-line';
import { no, ok, type Result } from '../lib/result';
import type { Civil } from '../time/civil';
import { isCivilDay } from '../time/civil-day';
import { townChannels, weekdayNames } from './town-file-schema';

/** The options of `guichet slots` as they were typed; flags are there or not. */
export type TypedOptions = {
  readonly from?: string | undefined;
  readonly days?: string | undefined;
  readonly reason?: string | undefined;
  readonly persons?: string | undefined;
  readonly desk?: string | undefined;
  readonly channel?: string | undefined;
  readonly 'kept-for'?: string | undefined;
  readonly weekdays?: string | undefined;
  readonly now?: string | undefined;
  readonly morning?: boolean | undefined;
  readonly afternoon?: boolean | undefined;
};

/** The options, understood. Names are still to be found in the town. */
export type SlotsOptions = {
  readonly reason: string;
  readonly persons: number;
  readonly desk: string | null;
  readonly channel: string | null;
  readonly keptFor: KeptPurpose | null;
  readonly now: Civil | null;
  readonly search: Omit<SlotSearch, 'count'>;
};

const number = (name: string, text: string, most: number): Result<number, string> => {
  const value = Number(text);
  const isGood = /^\d+$/.test(text) && value >= 1 && value <= most;
  return isGood ? ok(value) : no(words.badNumber(name, text, 1, most));
};

const oneOf = <Value extends string>(
  name: string,
  text: string | undefined,
  known: readonly Value[],
): Result<Value | null, string> => {
  if (text === undefined) return ok(null);
  const found = known.find((one) => one === text);
  return found === undefined ? no(words.badChoice(name, text, known)) : ok(found);
};

const moment = (text: string | undefined): Result<Civil | null, string> => {
  if (text === undefined) return ok(null);
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? [];
  return isCivilDay(day) ? ok({ day, time }) : no(words.badMoment(text));
};

const weekdaysOf = (text: string | undefined): Result<readonly number[] | null, string> => {
  if (text === undefined) return ok(null);
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !weekdayNames.some((one) => one === name));
  if (unknown !== undefined) return no(words.badChoice('--weekdays', unknown, weekdayNames));
  return ok(names.map((name) => weekdayNames.findIndex((one) => one === name) + 1));
};

/** Understands what was typed, or says the first thing that is wrong and what to write instead. */
export const readOptions = (typed: TypedOptions): Result<SlotsOptions, string> => {
  if (typed.from === undefined) return no(words.optionMissing('--from'));
  if (!isCivilDay(typed.from)) return no(words.badDay('--from', typed.from));
  if (typed.reason === undefined) return no(words.optionMissing('--reason'));
  if (typed.morning && typed.afternoon) return no(words.bothHalves);
  const days = number('--days', typed.days ?? '5', 366);
  if (!days.ok) return days;
  const persons = number('--persons', typed.persons ?? '1', 50);
  if (!persons.ok) return persons;
  const channel = oneOf('--channel', typed.channel, townChannels);
  if (!channel.ok) return channel;
  const keptFor = oneOf('--kept-for', typed['kept-for'], keptPurposes);
  if (!keptFor.ok) return keptFor;
  const weekdays = weekdaysOf(typed.weekdays);
  if (!weekdays.ok) return weekdays;
  const now = moment(typed.now);
  if (!now.ok) return now;
  const half = typed.morning ? 'morning' : typed.afternoon ? 'afternoon' : null;
  return ok({
    reason: typed.reason,
    persons: persons.value,
    desk: typed.desk ?? null,
    channel: channel.value,
    keptFor: keptFor.value,
    now: now.value,
    search: {
      from: { day: typed.from, time: '00:00' },
      days: days.value,
      ...(half ? { halfDay: half } : {}),
      ...(weekdays.value ? { weekdays: weekdays.value } : {}),
    },
  });
};
