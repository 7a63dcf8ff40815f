import type { ScreenProps } from '#shared/routes/places';

import { useSiteReference } from '../../data/queries/use-site-reference';
import { Supervision } from './supervision';

/** Supervision: one look at who waits, how long, whether the day fits, and what to do about it. */
export const SupervisionScreen = ({ onNavigate }: ScreenProps) => {
  const reference = useSiteReference();
  return reference ? <Supervision reference={reference} onNavigate={onNavigate} /> : null;
};
