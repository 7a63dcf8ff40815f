import { shortTime } from '#shared/i18n/fr/format';
import type { FieldFault } from '#shared/domain/settings/setting-fault';
import { isCivilDay, isRegisterDay } from '#shared/time/civil-day';
import { minutesOf } from '#shared/time/civil';

import { readTime } from './read-time';

/** Civil days, both included, with hours on each of them, as a form holds them. */
export type SpellDraft = {
  readonly fromDay: string;
  readonly toDay: string;
  readonly isWhole: boolean;
  readonly from: string;
  readonly to: string;
};

/** The same as it is written. */
export type Spell = { readonly fromDay: string; readonly toDay: string; readonly from: string; readonly to: string };

/** A whole day, as far as civil times go. */
const wholeDay = { from: '00:00', to: '23:59' } as const;

const isWholeDay = ({ from, to }: Spell): boolean => from === wholeDay.from && to === wholeDay.to;

export const toSpellDraft = (spell: Spell): SpellDraft => ({
  fromDay: spell.fromDay,
  toDay: spell.toDay,
  isWhole: isWholeDay(spell),
  from: isWholeDay(spell) ? '8:30' : shortTime(spell.from),
  to: isWholeDay(spell) ? '17:00' : shortTime(spell.to),
});

export const toSpell = ({ fromDay, toDay, isWhole, from, to }: SpellDraft): Spell => ({
  fromDay,
  toDay,
  ...(isWhole ? wholeDay : { from: readTime(from), to: readTime(to) }),
});

/** Whether a spell can be looked at before it is saved: its days and hours make sense. */
export const isReadable = ({ fromDay, toDay, from, to }: Spell): boolean =>
  isCivilDay(fromDay) && isCivilDay(toDay) && fromDay <= toDay && minutesOf(from) < minutesOf(to);

/** What is wrong with the days as they are typed, before they are saved; a date that is typed half is not judged. */
export const spellFault = ({ fromDay, toDay }: Pick<SpellDraft, 'fromDay' | 'toDay'>): FieldFault | null =>
  isRegisterDay(fromDay) && isRegisterDay(toDay) && toDay < fromDay ? { path: 'toDay', code: 'order' } : null;

/** The whole of a day. */
export const spellOf = (day: string): Spell => ({ fromDay: day, toDay: day, ...wholeDay });
