import type { CitizenValues } from '#shared/domain/model/citizen';
import type { Reason } from '#shared/domain/model/reference';
import type { Channel } from '#shared/domain/model/request';
import type { NameLean } from '#shared/domain/people/cut-name';
import { readName } from '#shared/domain/people/read-name';
import type { NamedCitizen } from '#shared/domain/people/search-citizens';
import { foldText } from '#shared/lib/fold-text';
import { isCivilDay } from '#shared/time/civil-day';
import { addDays, toInstant } from '#shared/time/civil';
import { pad } from '#shared/lib/pad';

export const receivedChoices = ['today', 'yesterday', 'other'] as const;
/** When a request came: now, the day before, or on a day that is typed. */
export type ReceivedChoice = (typeof receivedChoices)[number];

/** What is being written of a new request. */
export type NewDraft = NamedCitizen & {
  readonly channel: Channel;
  readonly reasonId: string;
  readonly reasonText: string;
  readonly subject: string;
  readonly received: ReceivedChoice;
  readonly day: string;
  readonly time: string;
};

/** What a form begins with; the channel and the day of the letter before stay, because mail comes in piles. */
export const blankDraft = (
  before: Partial<Pick<NewDraft, 'channel' | 'received' | 'day' | 'time'>> = {},
): NewDraft => ({
  channel: 'mail',
  received: 'today',
  day: '',
  time: '9:00',
  ...before,
  reasonId: '',
  reasonText: '',
  citizenId: '',
  citizenText: '',
  isNewName: false,
  subject: '',
});

/** The reasons of which a word begins like what was typed; all of them for nothing. */
export const matchingReasons = (reasons: readonly Reason[], text: string): readonly Reason[] => {
  const wanted = foldText(text).split(' ').filter(Boolean);
  return reasons
    .filter(({ name }) => {
      const words = foldText(name).split(' ');
      return wanted.every((one) => words.some((word) => word.startsWith(one)));
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
};

/** Who asks, as commands take it: found, made from what was typed, or nobody. */
export const citizenOfDraft = (
  { citizenId, citizenText }: Pick<NewDraft, 'citizenId' | 'citizenText'>,
  lean?: NameLean,
): { readonly id: string } | { readonly values: Partial<CitizenValues> } | undefined => {
  if (citizenId !== '') return { id: citizenId };
  const text = citizenText.trim();
  if (text === '') return undefined;
  if (/^[+\d][\d .-]{5,}$/.test(text)) return { values: { phone: text } };
  if (text.includes('@')) return { values: { email: text } };
  return { values: readName(text, 'lastName', lean) };
};

/** `9:30`, `9h30`, `09:30` as `09:30`; `''` when it is no time. */
const readClock = (text: string): string => {
  const [, hours = '', minutes = '0'] = /^(\d{1,2})\s*[:hH.]?\s*(\d{2})?$/.exec(text.trim()) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return '';
  return `${pad(hours)}:${pad(minutes)}`;
};

/** No request is logged for longer ago: they are kept for two years. */
const mostDaysAgo = 730;

/** The civil day on which a request came; `''` while that is no past day of the last two years. */
export const receivedDay = (draft: Pick<NewDraft, 'received' | 'day'>, today: string): string => {
  if (draft.received === 'today') return today;
  if (draft.received === 'yesterday') return addDays(today, -1);
  const isPast = isCivilDay(draft.day) && draft.day <= today && draft.day >= addDays(today, -mostDaysAgo);
  return isPast ? draft.day : '';
};

/** The instant of the reception; `undefined` = now. `fault` names the field that is no past moment. */
export const receivedInstant = (
  draft: NewDraft,
  today: string,
  now: string,
  zone: string,
): { readonly at?: string; readonly fault?: 'day' | 'time' } => {
  if (draft.received === 'today') return {};
  const day = receivedDay(draft, today);
  if (day === '') return { fault: 'day' };
  const time = readClock(draft.time);
  if (time === '') return { fault: 'time' };
  const at = toInstant(day, time, zone);
  return at > now ? { fault: 'time' } : { at };
};
