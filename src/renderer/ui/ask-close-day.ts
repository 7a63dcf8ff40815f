import { createContext, use } from 'react';

/** Set by the shell, which asks before the day is closed: the question belongs to no place. */
export const AskCloseDayContext = createContext<(() => void) | null>(null);

/** Asks whether the day is to be closed; `null` outside of the shell. */
export const useAskCloseDay = (): (() => void) | null => use(AskCloseDayContext);
