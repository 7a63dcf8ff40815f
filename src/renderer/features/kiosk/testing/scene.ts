import type { Publication, PublishedKiosk } from '#shared/domain/publication/publication';
import { shippedTicketBlocks } from '#shared/domain/ticket-paper/ticket-lines';
import { kioskWords } from '#shared/i18n/kiosk/kiosk-words';
import type { KioskTicket } from '#shared/ipc/public-screens';

import { atStart, type KioskState } from '../kiosk-state';
import type { Scene } from '../scene';

/** A kiosk of the morning. */
export const kioskWith = (change: Partial<PublishedKiosk> = {}): PublishedKiosk => ({
  languages: ['fr', 'en', 'es', 'pt', 'ar'],
  reasons: [
    {
      id: 'civil',
      name: 'État civil',
      names: { en: 'Civil registry', ar: 'الحالة المدنية' },
      icon: 'scroll-text',
      wait: { fromMin: 20, toMin: 35 },
      ahead: 6,
    },
    { id: 'housing', name: 'Logement', names: {}, icon: 'house', wait: null, ahead: 0 },
  ],
  checkIn: true,
  expectedTimes: ['10:15', '10:30'],
  isClosed: false,
  isOver: false,
  feedback: true,
  exitPin: '',
  hasExit: true,
  ticket: { blocks: [...shippedTicketBlocks], cut: true, publicUrl: 'https://mairie.example/' },
  seriesOf: { civil: 'A', housing: 'A' },
  ...change,
});

export const publicationOfKiosk = (kiosk: PublishedKiosk): Publication => ({
  site: { name: 'Hôtel de ville', commune: 'Fontbelle', accent: '', zone: 'Europe/Paris' },
  clockOffsetMs: 0,
  asOf: '2026-11-23T09:32:00.000Z',
  day: '2026-11-23',
  calls: [],
  waits: [],
  messages: [],
  hours: '',
  closure: null,
  voice: true,
  kiosk,
});

export const ticketOf = (change: Partial<KioskTicket> = {}): KioskTicket => ({
  label: 'A059',
  reasonId: 'civil',
  reason: 'État civil',
  time: '09:32',
  dueTime: '',
  wait: { fromMin: 20, toMin: 35 },
  ahead: 6,
  trackKey: 'k3y',
  isOwn: false,
  ...change,
});

/** The page as it stands, in French where nothing else is said. */
export const sceneWith = (state: Partial<KioskState> = {}, kiosk = kioskWith()): Scene => {
  const whole = { ...atStart('fr'), ...state };
  return {
    state: whole,
    words: kioskWords[whole.language],
    publication: publicationOfKiosk(kiosk),
    kiosk,
    closure: null,
    isOffline: false,
    startLanguage: 'fr',
    send: () => undefined,
  };
};
