import './requests.css';

import type { ScreenProps } from '#shared/routes/places';

import { useSiteReference } from '../../data/queries/use-site-reference';
import { RequestsDesk } from './requests-desk';

/** The place « Demandes »: what was asked on whatever channel, and by when it is answered. */
export const RequestsScreen = (props: ScreenProps) => {
  const reference = useSiteReference();
  return reference ? <RequestsDesk reference={reference} {...props} /> : null;
};
