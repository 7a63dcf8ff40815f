import type { Reason, SiteReference } from '../model/reference';

import { kioskOf } from './shipped-screens';

const most = 24;

/** The reasons that people come for without an appointment, in the order of reception's favourites. */
export const favouriteReasons = ({ reasons }: Pick<SiteReference, 'reasons'>): readonly Reason[] =>
  reasons.filter(({ walkIn, favourite }) => walkIn && favourite > 0).toSorted((a, b) => a.favourite - b.favourite);

/** The reasons that give a ticket at a kiosk, in the order of the settings: those named there, else reception's favourites. */
export const kioskReasons = (reference: Pick<SiteReference, 'kiosks' | 'reasons'>): readonly Reason[] => {
  const { reasonIds } = kioskOf(reference);
  if (reasonIds.length === 0) return favouriteReasons(reference).slice(0, most);
  const byId = new Map(reference.reasons.map((reason) => [reason.id, reason]));
  return [...new Set(reasonIds)].flatMap((id) => byId.get(id) ?? []).slice(0, most);
};
