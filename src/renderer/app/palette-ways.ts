import type { Reason, SiteReference } from '#shared/domain/model/reference';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { mayReach } from '#shared/domain/rights/places';
import type { Holder } from '#shared/domain/rights/rights';
import { rightOfSection, seesSection } from '#shared/domain/rights/setting-rights';
import { bookingText } from '#shared/i18n/fr/booking';
import { callsText } from '#shared/i18n/fr/calls';
import { capital, count, longDay } from '#shared/i18n/fr/format';
import { readCount, readDay, type SaidDay } from '#shared/i18n/fr/read-day';
import { settingsText } from '#shared/i18n/fr/settings';
import { peopleText } from '#shared/i18n/fr/people';
import { shellText } from '#shared/i18n/fr/shell';
import { foldText } from '#shared/lib/fold-text';
import type { Navigate, RouteParams } from '#shared/routes/places';

import { reasonFit } from '../features/reception/view-model/reason-search';
import type { ActiveAction } from '../ui/keys';
import { filterPalette } from './palette-filter';
import type { PaletteEntry } from './palette-entries';

const texts = shellText.palette;

/** Where a typed word leads besides the actions of the moment: the sections of the settings and the lists over the agenda. */
export const paletteWays = (navigate: Navigate, holder: Holder | undefined): readonly ActiveAction[] => {
  const way = (id: string, label: string, group: string, run: (() => void) | null): ActiveAction => ({
    id: `way ${id}`,
    name: `way ${id}`,
    key: '',
    label,
    barLabel: label,
    group: run ? group : texts.adminOnly,
    bar: false,
    disabled: run === null,
    run: run ?? (() => {}),
  });
  const list = (id: 'calls' | 'due', label: string): ActiveAction =>
    way(id, label, shellText.places.agenda, () => navigate('agenda', { [id]: 'yes' }));
  const toSettings = (section: keyof typeof rightOfSection): (() => void) | null =>
    holder && seesSection(holder, section) ? () => navigate('settings', { section }) : null;
  return [
    ...(mayReach(holder, 'agenda') ? [list('calls', callsText.title), list('due', bookingText.due.title)] : []),
    ...(holder?.role === 'elected'
      ? []
      : (Object.keys(rightOfSection) as (keyof typeof rightOfSection)[]).map((id) =>
          way(id, settingsText.sections[id], shellText.places.settings, toSettings(id)),
        )),
  ];
};

const wordsOf = (text: string): readonly string[] => foldText(text).split(' ').filter(Boolean);

/** Words that lead nowhere by themselves. */
const small = new Set(['de', 'du', 'des', 'd', 'le', 'la', 'les', 'l', 'un', 'une', 'a', 'au', 'pour', 'en']);

/** The ways that a sentence means by what is left of it beside a day and the name of an agent; none where nothing is left, or nothing stood beside it. */
export const waysMeant = (
  ways: readonly ActiveAction[],
  text: string,
  today: string,
  { agents }: SiteReference,
): readonly ActiveAction[] => {
  const all = wordsOf(text);
  const names = new Set(agents.flatMap(({ name, shortName }) => wordsOf(`${name} ${shortName}`)));
  const left = wordsOf(readDay(text, today)?.rest ?? text).filter((word) => !small.has(word) && !names.has(word));
  return left.length === 0 || left.length === all.length ? [] : filterPalette(ways, left.join(' '));
};

/**
 * The reason that is called so, else one whose words begin as they were typed; the plural of a word counts as the word. Of several the one
 * that says least besides: « passeport » is not « CNI + passeport », nor is « CNI ».
 */
const reasonOf = (words: readonly string[], { reasons }: SiteReference): Reason | undefined => {
  const singular = words.map((word) => word.replace(/[sx]$/, ''));
  return reasons
    .flatMap((reason) => {
      const fit = reasonFit(reason, words) === 0 ? 0 : reasonFit(reason, singular);
      return !reason.bookable || fit === null || fit > 2 ? [] : [{ reason, fit: Math.min(fit, 1) }];
    })
    .toSorted((a, b) => a.fit - b.fit || wordsOf(a.reason.name).length - wordsOf(b.reason.name).length)[0]?.reason;
};

/** So few letters begin too many words: beside a name they are not taken for a reason. */
const fewestLetters = 3;

/** The words of a reason, and those of a person before or after them; `null` when no reason is among them. */
const reasonAndName = (
  words: readonly string[],
  reference: SiteReference,
): { readonly reason: Reason; readonly name: string } | null => {
  const whole = reasonOf(words, reference);
  if (whole) return { reason: whole, name: '' };
  for (let left = words.length - 1; left > 0; left -= 1)
    for (const [said, others] of [
      [words.slice(0, left), words.slice(left)],
      [words.slice(-left), words.slice(0, -left)],
    ] as const) {
      const reason = said.join('').length < fewestLetters ? undefined : reasonOf(said, reference);
      if (reason) return { reason, name: others.join(' ') };
    }
  return null;
};

/** What a text wishes of a place. */
type TypedWish = {
  readonly said: SaidDay;
  readonly persons: number;
  readonly reason: Reason | undefined;
  /** The words of a person, who is still to be found; `''` = none. */
  readonly name: string;
};

/** The day that was typed with what stands beside it: a reason, persons, a name beside a reason; `null` when no day is there or some of the words mean something else. */
export const readWish = (text: string, today: string, reference: SiteReference): TypedWish | null => {
  const said = readDay(text, today);
  if (!said) return null;
  const { count: persons, words } = readCount(said.rest);
  if (words.length === 0) return { said, persons, reason: undefined, name: '' };
  const found = reasonAndName(words, reference);
  return found && { said, persons, ...found };
};

const wordsOfDay = ({ day, half }: Pick<SaidDay, 'day' | 'half'>): string =>
  half === 'any' ? longDay(day) : `${longDay(day)} ${bookingText.halves[half].toLocaleLowerCase('fr')}`;

/** More than these are better looked for by their whole name. */
const mostNamed = 3;

/**
 * The agenda at the day that was typed, and a new appointment there when a reason, persons or an hour were said too; with a name, one for
 * each who is called so, and nothing while there is nobody.
 */
export const dayEntries = (
  wish: TypedWish | null,
  named: readonly CitizenMatch[],
  onAgenda: (params: RouteParams) => void,
): readonly PaletteEntry[] => {
  if (!wish) return [];
  const { said, persons, reason, name } = wish;
  const { day, half, time } = said;
  const plain = { ranges: [], key: '', isDisabled: false } as const;
  const open: PaletteEntry = {
    ...plain,
    id: 'day',
    label: capital(wordsOfDay(said)),
    detail: shellText.places.agenda,
    run: () => onAgenda({ day }),
  };
  const asked = {
    day,
    from: day,
    half,
    persons: String(persons),
    ...(time === '' ? {} : { at: time }),
    ...(reason ? { reason: reason.id } : {}),
  };
  const bookFor = (match?: CitizenMatch): PaletteEntry => ({
    ...plain,
    id: match ? `bookOnDay ${match.citizenId}` : 'bookOnDay',
    label: [shellText.keys.booking, match?.name ?? '', reason?.name ?? '', count(persons, 'personne')]
      .filter(Boolean)
      .join(', '),
    detail: [texts.fromDay(wordsOfDay(said), time), peopleText.born(match?.birthDate ?? '')]
      .filter(Boolean)
      .join(' · '),
    run: () => onAgenda({ ...asked, ...(match ? { citizen: match.citizenId } : {}), new: '1' }),
  });
  if (name !== '') {
    const called = named.filter(({ isNear }) => !isNear).slice(0, mostNamed);
    return called.length === 0 ? [] : [...called.map((match) => bookFor(match)), open];
  }
  if (reason || persons > 1) return [bookFor(), open];
  return time === '' ? [open] : [open, bookFor()];
};
