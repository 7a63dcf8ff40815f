import type { ScreenProps } from '#shared/routes/places';

import { useSiteReference } from '../../data/queries/use-site-reference';
import { Steering } from './steering';

/** The place « Pilotage ». */
export const SteeringScreen = (_props: ScreenProps) => {
  const reference = useSiteReference();
  return reference ? <Steering reference={reference} /> : null;
};
