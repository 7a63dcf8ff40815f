import { useSiteReference } from '../../data/queries/use-site-reference';
import type { ScreenProps } from '#shared/routes/places';

import { Supervision } from './supervision';

/** Supervision: one look at who waits, how long, and whether the day fits. */
export const SupervisionScreen = (_props: ScreenProps) => {
  const reference = useSiteReference();
  return reference ? <Supervision reference={reference} /> : null;
};
