import type { ScreenProps } from '#shared/routes/places';

import { useSiteReference } from '../../data/queries/use-site-reference';
import { Counter } from './counter';

/** Guichet: whom to call, the person at the desk, what to check, and how it ends. */
export const CounterScreen = (props: ScreenProps) => {
  const reference = useSiteReference();
  return reference ? <Counter reference={reference} {...props} /> : null;
};
