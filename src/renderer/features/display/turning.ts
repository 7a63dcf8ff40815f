import { createContext } from 'react';

/** Whether calls and messages turn by themselves, and how often somebody turned them by hand. */
export type Turning = { readonly isStill: boolean; readonly steps: number };

export const TurningContext = createContext<Turning>({ isStill: false, steps: 0 });
