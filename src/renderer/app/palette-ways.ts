import type { Agent, Reason, SiteReference } from '#shared/domain/model/reference';
import { mayReach } from '#shared/domain/rights/places';
import { bookingText } from '#shared/i18n/fr/booking';
import { callsText } from '#shared/i18n/fr/calls';
import { capital, count, longDay } from '#shared/i18n/fr/format';
import { readCount, readDay, type SaidDay } from '#shared/i18n/fr/read-day';
import { settingsText } from '#shared/i18n/fr/settings';
import { shellText } from '#shared/i18n/fr/shell';
import { foldText } from '#shared/lib/fold-text';
import type { Navigate, RouteParams } from '#shared/routes/places';

import { reasonFit } from '../features/reception/view-model/reason-search';
import type { ActiveAction } from '../ui/keys';
import type { PaletteEntry } from './palette-entries';

const texts = shellText.palette;

/** Where a typed word leads besides the actions of the moment: the sections of the settings and the lists over the agenda. */
export const paletteWays = (navigate: Navigate, role: Agent['role'] | undefined): readonly ActiveAction[] => {
  const way = (id: string, label: string, group: string, run: (() => void) | null): ActiveAction => ({
    id: `way ${id}`,
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
  const toSettings = (section: string): (() => void) | null =>
    mayReach(role, 'settings') ? () => navigate('settings', { section }) : null;
  return [
    ...(mayReach(role, 'agenda') ? [list('calls', callsText.title), list('due', bookingText.due.title)] : []),
    ...(role === 'elected'
      ? []
      : Object.entries(settingsText.sections).map(([id, label]) =>
          way(id, label, shellText.places.settings, toSettings(id)),
        )),
  ];
};

const wordsOf = (text: string): readonly string[] => foldText(text).split(' ').filter(Boolean);

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

const wordsOfDay = ({ day, half }: SaidDay): string =>
  half === 'any' ? longDay(day) : `${longDay(day)} ${bookingText.halves[half].toLocaleLowerCase('fr')}`;

/**
 * The agenda at the day that was typed, and a new appointment there when a reason or persons were said too; nothing when some of the
 * words mean something else.
 */
export const dayEntries = (
  text: string,
  today: string,
  reference: SiteReference,
  onAgenda: (params: RouteParams) => void,
): readonly PaletteEntry[] => {
  const said = readDay(text, today);
  if (!said) return [];
  const { count: persons, words } = readCount(said.rest);
  const reason = words.length > 0 ? reasonOf(words, reference) : undefined;
  if (words.length > 0 && !reason) return [];
  const { day, half } = said;
  const plain = { ranges: [], key: '', isDisabled: false } as const;
  const open: PaletteEntry = {
    ...plain,
    id: 'day',
    label: capital(wordsOfDay(said)),
    detail: shellText.places.agenda,
    run: () => onAgenda({ day }),
  };
  if (!reason && persons === 1) return [open];
  const asked = { day, from: day, half, persons: String(persons), ...(reason ? { reason: reason.id } : {}) };
  const book: PaletteEntry = {
    ...plain,
    id: 'bookOnDay',
    label: [shellText.keys.booking, reason?.name ?? '', count(persons, 'personne')].filter(Boolean).join(', '),
    detail: texts.fromDay(wordsOfDay(said)),
    run: () => onAgenda({ ...asked, new: '1' }),
  };
  return [book, open];
};
