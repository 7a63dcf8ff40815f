import { emptyLedger, ledgerUpTo, type Ledger } from '../../../insights/elected/ledger';
import { toldMonths } from '../../../insights/elected/told-months';
import { tallyMonths, yearProtection } from '../../../insights/elected/tally-months';
import type { Facts } from '../../../insights/facts/fact';
import { secretOrder } from '../../../insights/protect/secret-order';
import type { Reason } from '../../../model/reference';
import type { ToldBook } from '../open-data-tables';

/** What a server publishes of some facts of a civil year until a civil day, had it known all of them in time. */
export const ledgerOf = (
  facts: Facts,
  year: number,
  today: string,
  untold: ReadonlySet<string>,
  secret = 'a secret',
): Ledger =>
  ledgerUpTo(
    emptyLedger,
    { year, today, months: tallyMonths(facts, year, untold), asOf: facts.asOf },
    yearProtection(untold, secretOrder(secret)),
  );

/** The months that a server tells of some facts, for their open data. */
export const bookOf = (facts: Facts, { reasons }: { readonly reasons: readonly Reason[] }): ToldBook => {
  const untold = new Set(reasons.filter(({ sensitive = false }) => sensitive).map(({ id }) => id));
  const { day } = facts.asOf;
  return {
    told: [Number(day.slice(0, 4)) - 1, Number(day.slice(0, 4))].flatMap((year) =>
      toldMonths(ledgerOf(facts, year, day, untold), untold),
    ),
    names: Object.fromEntries(reasons.map(({ id, name }) => [id, name])),
  };
};
