import type { AsOf } from '../facts/fact';
import type { PeopleList, PublishedLists } from '../protect/protect-lists';
import { protectSteps, type CountedStep, type ToldStep } from '../protect/protect-steps';
import { openOrder, type Order } from '../protect/secret-order';
import { publicationsOf } from './publications';
import { tellParts, type ToldGroup } from './tell-parts';

/** Counts by name: of what, and of which. */
export type Tallies = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Lists of the same people that are published together, by name. */
type ListGroups = Readonly<Record<string, readonly PeopleList[]>>;

/** Delays of answered requests by channel, calendar days as fractions: quantiles of type 7. */
export type ChannelDelays = Readonly<Record<string, { readonly median: number; readonly p90: number }>>;

/** What was counted up to the end of a month. */
export type Counted = { readonly tallies: Tallies; readonly delays?: ChannelDelays };

/** A publication as it went out: its counts up to its last day, the moment they were taken, and which of them are shown. */
export type LedgerStep = {
  readonly to: string;
  readonly asOf: AsOf;
  readonly tallies: Tallies;
  readonly told: Readonly<Record<string, ToldGroup>>;
  /** Below how many it tells nothing; absent = below five, as publications did before. */
  readonly least?: number;
  /** Of the channels in `tallies.answered`. Shown only where their number is. */
  readonly delays: ChannelDelays;
};

/** The publications of a civil year in their order. None is ever changed or left out. */
export type Ledger = { readonly v: 1; readonly steps: readonly LedgerStep[] };

/** A ledger in which nothing came out yet. */
export const emptyLedger: Ledger = { v: 1, steps: [] };

/**
 * How tallies become lists, and below how many nothing is told. `within`: groups that count some of the people of another group by the same
 * first property. `parts`: two groups that make up a third one, told together (`tellParts`). `order`: see `protectSteps`.
 */
export type Protection = {
  readonly groupsOf: (tallies: Tallies) => ListGroups;
  readonly least: number;
  readonly within?: Readonly<Record<string, string>>;
  readonly parts?: { readonly whole: string; readonly names: readonly [string, string] };
  readonly order?: Order;
};

/** Counts never fall below what the publication before counted. */
const neverLess = (before: Tallies | undefined, counted: Tallies): Tallies =>
  Object.fromEntries(
    [...new Set([...Object.keys(before ?? {}), ...Object.keys(counted)])].map((name) => {
      const [was, is] = [before?.[name] ?? {}, counted[name] ?? {}];
      const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
      return [name, Object.fromEntries([...keys].map((key) => [key, Math.max(was[key] ?? 0, is[key] ?? 0)]))];
    }),
  );

/** Where no answer was booked, the delays stay what they were: they would tell that two requests changed places. */
const delaysAfter = (before: LedgerStep | undefined, tallies: Tallies, delays: ChannelDelays): ChannelDelays =>
  Object.fromEntries(
    Object.entries(delays).map(([channel, own]) => {
      const isSame = before?.tallies['answered']?.[channel] === tallies['answered']?.[channel];
      return [channel, (isSame ? before?.delays[channel] : undefined) ?? own];
    }),
  );

/** What of a group a publication told. Publications of before told the parts of a group wherever they told the group. */
const toldOf = ({ told }: LedgerStep, name: string, { parts }: Protection): ToldGroup | undefined =>
  told[name] ?? (parts?.names.includes(name) === true ? told[parts.whole] : undefined);

const toStep = ({ lists, hasTotal }: ToldGroup): ToldStep => ({ lists: lists.map((keys) => new Set(keys)), hasTotal });

/** What the last of some steps may tell of one group. */
const tellLast = (
  steps: readonly Pick<LedgerStep, 'tallies'>[],
  ledger: Ledger,
  name: string,
  how: Protection,
): ToldGroup => {
  const counted = steps.map(({ tallies }, at): CountedStep => {
    const told = ledger.steps[at] && toldOf(ledger.steps[at], name, how);
    return { lists: how.groupsOf(tallies)[name] ?? [], ...(told && { told: toStep(told) }) };
  });
  const order = how.order ?? openOrder;
  const last = protectSteps(counted, how.least, (place) => order(`${name} ${place}`)).at(-1);
  return { lists: (last?.lists ?? []).map((keys) => [...keys]), hasTotal: last?.hasTotal === true };
};

/**
 * What of a group may be told beside another one that counts the same people and more. Some of a count that is withheld are a bound to what is
 * withheld beside it, so they are withheld as well, and with them what they follow from.
 */
const keepWithin = (own: ToldGroup, counts: ReadonlyMap<string, number>, outer: ToldGroup | undefined): ToldGroup => {
  const keys = new Set(outer?.lists[0]);
  if ([...counts].every(([key, count]) => count === 0 || keys.has(key))) return own;
  return {
    lists: own.lists.map((told, list) => (list === 0 ? told.filter((key) => keys.has(key)) : [])),
    hasTotal: false,
  };
};

/** What a publication tells: of a whole and its parts the same. */
const withParts = (told: LedgerStep['told'], { parts }: Protection): LedgerStep['told'] => {
  if (!parts) return told;
  const names = [parts.whole, ...parts.names];
  const [whole, first, second] = names.map((name) => told[name]);
  if (!whole || !first || !second) return told;
  const all = tellParts(whole, [first, second]);
  return { ...told, ...Object.fromEntries(names.map((name) => [name, all])) };
};

/**
 * Adds a publication to a ledger. `counted` = everything up to its last day, as it is known now. What came late of the days before is
 * booked here, and what was taken back waits until as much came anew: what is out stays as it is, and the difference of two publications
 * is protected like each of them (`protectSteps`).
 */
export const addToLedger = (
  ledger: Ledger,
  { to, asOf, counted }: { readonly to: string; readonly asOf: AsOf; readonly counted: Counted },
  how: Protection,
): Ledger => {
  const before = ledger.steps.at(-1);
  const tallies = neverLess(before?.tallies, counted.tallies);
  const step = { to, asOf, tallies, delays: delaysAfter(before, tallies, counted.delays ?? {}) };
  const steps = [...ledger.steps, step];
  const groups = how.groupsOf(step.tallies);
  const alone = new Map(Object.keys(groups).map((name) => [name, tellLast(steps, ledger, name, how)]));
  const told = Object.fromEntries(
    [...alone].map(([name, own]) => {
      const outer = how.within?.[name];
      const counts = groups[name]?.[0]?.counts ?? new Map<string, number>();
      return [name, outer === undefined ? own : keepWithin(own, counts, alone.get(outer))];
    }),
  );
  return { v: 1, steps: [...ledger.steps, { ...step, least: how.least, told: withParts(told, how) }] };
};

/**
 * Brings the ledger of a civil year up to a civil day: adds the publications that have come out since, in their order, also when nobody
 * asked for one of them in its time. `months` = what the year counts up to the end of each month, as it is known now.
 */
export const ledgerUpTo = (
  ledger: Ledger,
  {
    year,
    today,
    months,
    asOf,
  }: {
    readonly year: number;
    readonly today: string;
    readonly months: readonly Counted[];
    readonly asOf: AsOf;
  },
  how: Protection,
): Ledger =>
  publicationsOf(year)
    .filter(({ index, madeFrom }) => index >= ledger.steps.length && madeFrom <= today)
    .reduce(
      (grown, { index, to }) =>
        addToLedger(grown, { to, asOf, counted: months[Math.min(index, months.length - 1)] ?? { tallies: {} } }, how),
      ledger,
    );

const totalOf = ([first]: readonly PeopleList[]): number =>
  [...(first?.counts.values() ?? [])].reduce((sum, count) => sum + count, 0);

/** Counts as they may be shown, where these keys and this total are told. */
export const showTold = (lists: readonly PeopleList[], told: ToldGroup | undefined): PublishedLists => ({
  lists: lists.map(({ counts, untold }, at) => {
    const keys = new Set(told?.lists[at] ?? []);
    return new Map([...counts].map(([key, count]) => [key, keys.has(key) && untold?.has(key) !== true ? count : null]));
  }),
  total: told?.hasTotal === true ? totalOf(lists) : null,
});

/** A group of a publication as it may be shown. */
export const shownGroup = (step: LedgerStep, name: string, how: Protection): PublishedLists =>
  showTold(how.groupsOf(step.tallies)[name] ?? [], toldOf(step, name, how));
