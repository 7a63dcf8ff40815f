import type { AsOf, Facts, FactSheet } from './fact';

/** All facts of some sheets, as of a moment. */
export const toFacts = (sheets: readonly FactSheet[], asOf: AsOf): Facts => ({
  asOf,
  days: sheets.map(({ about }) => about),
  requests: sheets.flatMap(({ requests }) => requests),
  appointments: sheets.flatMap(({ appointments }) => appointments),
  tickets: sheets.flatMap(({ tickets }) => tickets),
});
