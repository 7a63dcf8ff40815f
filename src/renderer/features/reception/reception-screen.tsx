import { useSiteReference } from '../../data/queries/use-site-reference';
import type { ScreenProps } from '#shared/routes/places';

import { Reception } from './reception';

/** Accueil: a person stands in front of the desk; find them, check them in or hand them a ticket, by keyboard alone. */
export const ReceptionScreen = (props: ScreenProps) => {
  const reference = useSiteReference();
  return reference ? <Reception reference={reference} {...props} /> : null;
};
