import { addDays } from '../../time/civil';
import type { Entry, FeeRule, PaperRule, ReferenceBody, Situation, SiteReference } from '../model/reference';
import type { SettingChange } from '../settings/setting-change';
import { shippedFeeRules } from './shipped-fee-rules';
import { shippedPaperRules } from './shipped-paper-rules';
import { shippedSituations } from './shipped-situations';

/** What the rules of papers are made of. */
export type RuleKind = 'paperRule' | 'feeRule' | 'situation';
/** An entry that the app ships and a site may change. */
export type Rule = PaperRule | FeeRule | Situation;
/** The fields of such an entry. */
export type RuleBody = Extract<ReferenceBody, { kind: RuleKind }>;

type Town = Pick<SiteReference, 'site' | 'situations' | 'paperRules' | 'feeRules'>;

const shipped: Readonly<Record<RuleKind, readonly Rule[]>> = {
  paperRule: shippedPaperRules,
  feeRule: shippedFeeRules,
  situation: shippedSituations,
};

const ownOf = (town: Town, kind: RuleKind): readonly Rule[] =>
  ({ paperRule: town.paperRules, feeRule: town.feeRules, situation: town.situations })[kind];

/** A rule without its id, as it is stored. */
export const ruleBody = (rule: Rule): RuleBody => {
  const { id: _, ...body } = rule;
  return body;
};

/** Versions of one rule share what stands before the sign. */
const originOf = ({ id }: Pick<Rule, 'id'>): string => id.split('~')[0] ?? id;

const copyId = (town: Town, shippedId: string): string => `${town.site.id}-${shippedId}`;

/** The rules of a kind that count at a site. Shipped ones have the ids that their copies would get. */
export const rulesShown = <Kind extends RuleKind>(town: Town, kind: Kind): readonly Entry<Kind>[] => {
  const own = ownOf(town, kind);
  const all = own.length > 0 ? own : shipped[kind].map((rule) => ({ ...rule, id: copyId(town, rule.id) }));
  return all as readonly Entry<Kind>[];
};

/** The shipped rule that a rule of a site began as; `undefined` for one that the site wrote itself. */
export const shippedRuleOf = (town: Town, rule: Pick<Rule, 'id' | 'kind'>): Rule | undefined => {
  const origin = originOf(rule);
  return shipped[rule.kind].find(({ id }) => copyId(town, id) === origin);
};

/** The changes that make the shipped rules of a kind a site’s own; none where it has its own already. */
const copies = (town: Town, kind: RuleKind): readonly SettingChange[] =>
  ownOf(town, kind).length > 0
    ? []
    : rulesShown(town, kind).map((rule) => ({ id: rule.id, before: null, body: ruleBody(rule) }));

/** Puts changes over copies: one change for each entry, as the server wants it. */
const over = (base: readonly SettingChange[], changes: readonly SettingChange[]): readonly SettingChange[] => [
  ...base.filter(({ id }) => changes.every((change) => change.id !== id)),
  ...changes,
];

const storedBody = (town: Town, rule: Rule): RuleBody | null =>
  ownOf(town, rule.kind).some(({ id }) => id === rule.id) ? ruleBody(rule) : null;

const endedBefore = (body: RuleBody, day: string): RuleBody => {
  const last = addDays(day, -1);
  return { ...body, validUntil: body.validUntil !== '' && body.validUntil < last ? body.validUntil : last };
};

/** A rule of a site’s own. `newId` is the id it gets. */
export const addRule = (town: Town, newId: string, body: RuleBody): readonly SettingChange[] =>
  over(copies(town, body.kind), [{ id: newId, before: null, body }]);

/**
 * A rule as it shall be from the civil day `body.validFrom` on. What counted until the day before stays as it was, so that
 * earlier appointments keep their papers; a rule that never counted before that day is written anew in its place.
 */
export const changeRule = (town: Town, rule: Rule, body: RuleBody): readonly SettingChange[] => {
  const before = storedBody(town, rule);
  const from = body.validFrom;
  // A situation is known by its code, which stands once.
  if (rule.kind === 'situation' || from <= rule.validFrom)
    return over(copies(town, rule.kind), [{ id: rule.id, before, body }]);
  const id = `${originOf(rule)}~${from}`;
  return over(copies(town, rule.kind), [
    { id: rule.id, before, body: endedBefore(ruleBody(rule), from) },
    { id, before: null, body },
  ]);
};

/** What counted until a version began counts as long as that version would have. */
const goesOn = (town: Town, gone: Rule): readonly SettingChange[] =>
  ownOf(town, gone.kind)
    .filter((rule) => originOf(rule) === originOf(gone) && rule.validUntil === addDays(gone.validFrom, -1))
    .map((rule) => ({
      id: rule.id,
      before: ruleBody(rule),
      body: { ...ruleBody(rule), validUntil: gone.validUntil },
    }));

/**
 * Ends a rule: from `day` on it counts no more. One that begins on that day or later goes altogether, and the version before it
 * goes on.
 */
export const endRule = (town: Town, rule: Rule, day: string): readonly SettingChange[] => {
  const before = storedBody(town, rule);
  if (rule.validFrom < day)
    return over(copies(town, rule.kind), [{ id: rule.id, before, body: endedBefore(ruleBody(rule), day) }]);
  if (!before) return copies(town, rule.kind).filter(({ id }) => id !== rule.id);
  return [{ id: rule.id, before, body: null }, ...goesOn(town, rule)];
};

/** Gives up the own rules of a kind: the shipped ones count again, those of a later version of Guichet too. */
export const dropOwnRules = (town: Town, kind: RuleKind): readonly SettingChange[] =>
  ownOf(town, kind).map((rule) => ({ id: rule.id, before: ruleBody(rule), body: null }));
