let carried = '';

/** Keeps a name that was typed at one place for the form of the next one. Personal data never stand in an address (`RouteParams`). */
export const carryName = (name: string): void => {
  carried = name;
};

/** The name that was carried here, once; `''` = none. */
export const takeCarriedName = (): string => {
  const name = carried;
  carried = '';
  return name;
};
