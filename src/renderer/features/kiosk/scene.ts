import type { KioskLanguage } from '#shared/domain/model/floor-settings';
import { closureAt } from '#shared/domain/publication/is-closed';
import type { Publication, PublishedKiosk, PublishedReason } from '#shared/domain/publication/publication';
import { shortTime } from '#shared/i18n/fr/format';
import type { KioskWords } from '#shared/i18n/kiosk/words';

import type { KioskEvent } from './kiosk-events';
import type { KioskState } from './kiosk-state';

/** What every part of the kiosk's page looks at, and how it tells what was touched. */
export type Scene = {
  readonly state: KioskState;
  readonly words: KioskWords;
  readonly publication: Publication;
  readonly kiosk: PublishedKiosk;
  /** The closure that runs now. */
  readonly closure: Publication['closure'];
  readonly isOffline: boolean;
  /** The language in which the kiosk stands when nobody uses it. */
  readonly startLanguage: KioskLanguage;
  readonly send: (event: KioskEvent) => void;
};

/** French where the site speaks it, else its first language. */
export const startLanguageOf = ({ languages }: Pick<PublishedKiosk, 'languages'>): KioskLanguage =>
  languages.includes('fr') ? 'fr' : (languages[0] ?? 'fr');

/** The name of a reason in a language; the French one where it has none. */
export const reasonName = (
  { name, names }: Pick<PublishedReason, 'name' | 'names'>,
  language: KioskLanguage,
): string => {
  const own = language === 'fr' ? undefined : names[language];
  return own === undefined || own === '' ? name : own;
};

type Offered = { readonly kiosk: PublishedKiosk | null; readonly closure: Publication['closure'] };

/**
 * What a kiosk offers at a civil moment, and the closure that runs. Without its server it has what it was told, as far as that holds: the closing of an earlier day closes
 * nothing on this one, and neither does a closure that is over.
 */
export const kioskAt = (
  publication: Publication,
  now: { readonly day: string; readonly time: string },
  isOffline: boolean,
): Offered => {
  const { kiosk, day, closure: told } = publication;
  const closure = closureAt(publication, now);
  const isPast = isOffline && (day !== now.day || (told !== null && closure === null));
  return { closure, kiosk: kiosk && isPast ? { ...kiosk, isClosed: false, isOver: false } : kiosk };
};

/** What the start of a kiosk offers: tickets, an opinion to give, or nothing else but the word that the house is closed. */
export const startOffers = ({
  reasons,
  isClosed,
  isOver,
  expectedTimes,
  feedback,
}: PublishedKiosk): { readonly tickets: boolean; readonly opinion: boolean; readonly isShut: boolean } => ({
  tickets: reasons.length > 0 && !isOver,
  // People are served and leave for as long as somebody is at a desk.
  opinion: feedback && !isClosed,
  // The desks that are still open serve those who are in the house, and let in who is expected.
  isShut: isClosed || (isOver && expectedTimes.length === 0),
});

/** What a kiosk says that is shut: that a closure runs, and until when, or that the house is closed. */
export const shutSaid = ({ words, closure }: Pick<Scene, 'words' | 'closure'>) => {
  if (!closure) return { ...words.closedNow, until: '' };
  const { title, hint, until } = words.closure;
  return { title, hint, until: closure.until === '' ? '' : until(shortTime(closure.until)) };
};
