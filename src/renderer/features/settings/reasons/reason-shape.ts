import type { Paper, Reason } from '#shared/domain/model/reference';
import { foldText } from '#shared/lib/fold-text';
import { settingsReasonsText as texts } from '#shared/i18n/fr/settings-reasons';

import { readNumber } from '../parts/read-number';
import type { FormShape } from '../parts/use-entry-state';

export type ReasonBody = Omit<Reason, 'id'>;

/** The ways by which an appointment may be booked; a passage itself is none of them. */
export const bookingChannels = ['desk', 'phone', 'portal', 'email', 'mail', 'sms'] as const;
export type BookingChannel = (typeof bookingChannels)[number];

/** The languages of the kiosk besides French. */
export const otherLanguages = ['en', 'es', 'pt', 'ar'] as const;
type OtherLanguage = (typeof otherLanguages)[number];

/** A reason as its form holds it: figures as they are typed. */
export type ReasonDraft = Omit<
  ReasonBody,
  'durationsMin' | 'bufferMin' | 'noticeMin' | 'horizonDays' | 'channels' | 'papers' | 'names' | 'sensitive'
> & {
  readonly sensitive: boolean;
  readonly names: Readonly<Partial<Record<OtherLanguage, string>>>;
  readonly durations: readonly string[];
  readonly buffer: string;
  readonly notice: string;
  readonly horizon: string;
  readonly channels: readonly BookingChannel[];
  readonly papers: readonly Paper[];
};

/** The code of a reason that nobody sees: its name in capitals, with a number where another reason has it. */
export const freeCode = (name: string, taken: readonly string[]): string => {
  const base = foldText(name)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 36);
  const isFree = (code: string): boolean => !taken.includes(code);
  for (let number = 2, code = base; ; number += 1) {
    if (isFree(code)) return code;
    code = `${base}-${number}`;
  }
};

const usualHorizonDays = 180;

/** What a new reason begins with. */
export const blankReason: ReasonBody = {
  kind: 'reason',
  code: '',
  name: '',
  shortName: '',
  departmentId: '',
  act: 'other',
  durationsMin: [20],
  needsStation: false,
  asksPreApplication: false,
  bookable: true,
  walkIn: true,
  favourite: 0,
  icon: '',
  papers: [],
};

const isAll = (channels: readonly string[]): boolean => bookingChannels.every((one) => channels.includes(one));

const toDraft = ({
  durationsMin,
  bufferMin = 0,
  noticeMin = 0,
  horizonDays = usualHorizonDays,
  channels,
  papers,
  names = {},
  sensitive = false,
  ...body
}: ReasonBody): ReasonDraft => ({
  ...body,
  durations: durationsMin.map(String),
  buffer: String(bufferMin),
  notice: String(noticeMin),
  horizon: String(horizonDays),
  channels: bookingChannels.filter((one) => channels?.includes(one) ?? true),
  papers,
  names,
  sensitive,
});

const written = (names: ReasonDraft['names']): ReasonDraft['names'] =>
  Object.fromEntries(
    otherLanguages.flatMap((id) => {
      const name = names[id]?.trim() ?? '';
      return name === '' ? [] : [[id, name]];
    }),
  );

/** Fields at their usual value are left out, as they always were. */
const toBody = ({
  durations,
  buffer,
  notice,
  horizon,
  channels,
  papers,
  names,
  sensitive,
  ...draft
}: ReasonDraft): ReasonBody => ({
  ...draft,
  code: draft.code.trim().toUpperCase(),
  name: draft.name.trim(),
  shortName: draft.shortName.trim(),
  durationsMin: durations.map(readNumber),
  papers: papers.map(({ id, label, detail }) => ({ id, label: label.trim(), detail: detail.trim() })),
  ...(readNumber(buffer) === 0 ? {} : { bufferMin: readNumber(buffer) }),
  ...(readNumber(notice) === 0 ? {} : { noticeMin: readNumber(notice) }),
  ...(readNumber(horizon) === usualHorizonDays ? {} : { horizonDays: readNumber(horizon) }),
  ...(Object.keys(written(names)).length === 0 ? {} : { names: written(names) }),
  ...(sensitive ? { sensitive } : {}),
  ...(isAll(channels) ? {} : { channels: [...channels] }),
});

export const reasonShape: FormShape<ReasonBody, ReasonDraft> = {
  toDraft,
  toBody,
  what: ({ name }) => texts.what(name),
};

/** One more person takes as much longer as the last one did. */
export const oneMorePerson = (durations: readonly string[]): readonly string[] => {
  const [before = 0, last = 20] = durations.slice(-2).map(Number);
  const step = durations.length > 1 ? Math.max(0, last - before) : 15;
  return [...durations, String((durations.length > 1 ? last : before) + step)];
};
