import './conflicts.css';

import type { ScreenProps } from '#shared/routes/places';

import { useSiteReference } from '../../data/queries/use-site-reference';
import { ConflictDesk } from './conflict-desk';

/** The conflict desk: what two desks decided without knowing of each other, and a person has to settle. */
export const ConflictsScreen = (props: ScreenProps) => {
  const reference = useSiteReference();
  return reference ? <ConflictDesk reference={reference} {...props} /> : null;
};
