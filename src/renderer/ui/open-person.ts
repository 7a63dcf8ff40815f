import { createContext, use } from 'react';

type OpenPerson = (citizenId: string) => void;

/** Set by the shell, which shows the file of a person over whatever place is open: it belongs to no place. */
export const OpenPersonContext = createContext<OpenPerson | null>(null);

/** Opens the file of a person by their id; `null` where nobody may look at one. */
export const useOpenPerson = (): OpenPerson | null => use(OpenPersonContext);

let carried = '';

/** Keeps a name that was typed at one place for the form of the next one. Personal data never stand in an address (`RouteParams`). */
export const carryName = (name: string): void => {
  carried = name;
};

/** Whether a name waits for the next form. */
export const isNameCarried = (): boolean => carried !== '';

/** The name that was carried here, once; `''` = none. */
export const takeCarriedName = (): string => {
  const name = carried;
  carried = '';
  return name;
};
