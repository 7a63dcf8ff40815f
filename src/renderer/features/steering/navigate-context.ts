import { createContext } from 'react';

import type { Navigate } from '#shared/routes/places';

/** Around the place: a row behind a figure leads to where it is worked on. `null` = nowhere to go. */
export const NavigateContext = createContext<Navigate | null>(null);
