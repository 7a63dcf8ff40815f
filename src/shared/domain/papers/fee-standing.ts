import type { AgeBand } from '../model/appointment';
import type { FeeRule, SiteReference } from '../model/reference';
import { addDays } from '../../time/civil';
import { situationsFor, situationsOf } from './rules-in-use';
import { usualSituation } from './shipped-situations';
import { titlesOf } from './titles-of';
import { bandAges, compareRules, inForce, whomFits, type Case } from './whom-fits';

type Town = Pick<SiteReference, 'site' | 'situations' | 'paperRules' | 'feeRules' | 'reasons'>;

/** The cases that can come up at a site on a day: what its reasons ask for, in each situation and at each age. */
const casesAt = (town: Town, day: string): readonly Case[] =>
  town.reasons.flatMap((reason) => {
    const titles: readonly string[] = titlesOf(reason);
    const situations = new Set([usualSituation, ...situationsFor(town, reason, day).map(({ code }) => code)]);
    return (titles.length > 0 ? titles : ['']).flatMap((title) =>
      [...situations].flatMap((situation) =>
        (Object.keys(bandAges) as AgeBand[]).map((ageBand) => ({
          title,
          act: reason.act,
          situation,
          territory: town.site.territory,
          ageBand,
          day,
        })),
      ),
    );
  });

/** What becomes of a fee rule among others on a day: `applies` = in some case it is the one that counts. `losesTo` = those that count where it fits too, the most usual first. */
type Standing = { readonly fits: boolean; readonly applies: boolean; readonly losesTo: readonly FeeRule[] };

const standingOn = (town: Town, rules: readonly FeeRule[], rule: FeeRule, day: string): Standing => {
  const cases = casesAt(town, day).filter((one) => whomFits(rule, one));
  const winners = cases.flatMap((one) => rules.filter((other) => whomFits(other, one)).toSorted(compareRules)[0] ?? []);
  const oftenOf = (one: FeeRule): number => winners.filter((winner) => winner === one).length;
  return {
    fits: cases.length > 0,
    applies: winners.some(({ id }) => id === rule.id),
    losesTo: [...new Set(winners)].filter(({ id }) => id !== rule.id).toSorted((a, b) => oftenOf(b) - oftenOf(a)),
  };
};

/** Never the one that counts from a civil day on, because these count instead; `null` = in some case it counts, or it is about nobody here. */
type Overruled = {
  readonly from: string;
  readonly by: readonly FeeRule[];
  /** It does not count before either, from today on. */
  readonly isNever: boolean;
};

/** The days on which what counts may change: from the first on, each on which a rule or a situation begins, or is over. */
const turnsFrom = (town: Town, rules: readonly FeeRule[], first: string): readonly string[] => {
  const turns = [...rules, ...situationsOf(town)].flatMap(({ validFrom, validUntil }) =>
    validUntil === '' ? [validFrom] : [validFrom, addDays(validUntil, 1)],
  );
  return [first, ...new Set(turns.filter((day) => day > first).toSorted())];
};

/**
 * From which day on, today or later, a fee rule counts for nobody any more, for good, because others have more conditions. `null` also where it counts again
 * once these are over. `rules` = all of the site, itself among them.
 */
export const overruledFee = (town: Town, rules: readonly FeeRule[], rule: FeeRule, today: string): Overruled | null => {
  const first = rule.validFrom > today ? rule.validFrom : today;
  let found: Overruled | null = null;
  let isNever = true;
  for (const day of turnsFrom(town, rules, first)) {
    if (!inForce(rule, day)) continue;
    const { fits, applies, losesTo } = standingOn(town, rules, rule, day);
    if (applies) [found, isNever] = [null, false];
    else if (fits) found ??= { from: day, by: losesTo, isNever };
  }
  return found;
};

/**
 * What a fee rule that is about to be saved does to the others: `by` = it would never count, because of these; `over` = these, which count today or later, would
 * count for nobody any more. `rest` = the rules of the site without the version that it takes the place of.
 */
export const feeEffects = (
  town: Town,
  rest: readonly FeeRule[],
  rule: FeeRule,
  today: string,
): { readonly by: readonly FeeRule[]; readonly over: readonly FeeRule[] } => {
  const all = [...rest, rule];
  const own = overruledFee(town, all, rule, today);
  return {
    by: own?.isNever === true ? own.by : [],
    over: rest.filter(
      (one) => overruledFee(town, all, one, today) !== null && overruledFee(town, rest, one, today) === null,
    ),
  };
};
