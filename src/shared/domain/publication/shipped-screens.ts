import { kioskLanguages } from '../model/floor-settings';
import type { Kiosk, PublicScreen, SiteReference } from '../model/reference';

type PublicScreenFacts = Omit<PublicScreen, 'id' | 'kind'>;
type KioskFacts = Omit<Kiosk, 'id' | 'kind'>;

const shippedPublicScreen: PublicScreenFacts = { messages: [], hours: '', voice: true };

const shippedKiosk: KioskFacts = {
  languages: [...kioskLanguages],
  reasonIds: [],
  checkIn: true,
  feedback: true,
  exitPin: '',
};

/** What the screens of the waiting room say: the entry of the site, or what Guichet ships with. */
export const publicScreenOf = ({ publicScreens }: Pick<SiteReference, 'publicScreens'>): PublicScreenFacts =>
  publicScreens[0] ?? shippedPublicScreen;

/** What the kiosks of the site offer: its entry, or what Guichet ships with. */
export const kioskOf = ({ kiosks }: Pick<SiteReference, 'kiosks'>): KioskFacts => kiosks[0] ?? shippedKiosk;
