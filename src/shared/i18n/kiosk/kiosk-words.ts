import type { KioskLanguage } from '../../domain/model/floor-settings';

import { arabicKiosk } from './ar';
import { englishKiosk } from './en';
import { spanishKiosk } from './es';
import { frenchKiosk } from './fr';
import { portugueseKiosk } from './pt';
import type { KioskWords } from './words';

/** The words of a kiosk in every language it can speak. */
export const kioskWords: Readonly<Record<KioskLanguage, KioskWords>> = {
  fr: frenchKiosk,
  en: englishKiosk,
  es: spanishKiosk,
  pt: portugueseKiosk,
  ar: arabicKiosk,
};
