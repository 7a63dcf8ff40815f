import { useMemo, useState } from 'react';

import type { FeeRule, PaperRule, SiteReference } from '#shared/domain/model/reference';
import { addRule, changeRule, endRule, shippedRuleOf } from '#shared/domain/papers/rule-versions';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import type { SettingFault } from '#shared/domain/settings/setting-fault';
import { sayRefusal, type RefusalWords } from '#shared/i18n/fr/refusals';
import { saySettingFault } from '#shared/i18n/fr/setting-faults';
import { settingsPapersText as texts } from '#shared/i18n/fr/settings-papers';
import { canonicalText } from '#shared/sync/canonical-text';

import { useCommands } from '../../../data/commands/use-commands';
import { newId } from '../../../platform/ids';
import { newKeyOf, useKeepCopy, useKeptCopy } from '../parts/unsaved';
import type { SettingForm } from '../parts/use-setting-form';
import { draftedRule, ruleDraft, type RuleDraft } from './rule-draft';
import { ruleTitle } from './rule-words';

type DatedRule = PaperRule | FeeRule;
type Told = { readonly faults: readonly SettingFault[]; readonly refusal: RefusalWords | null };

export type RuleFormInput = {
  readonly reference: SiteReference;
  /** As this desk knows it now; `null` = a new one, or one that somebody took away. */
  readonly stored: DatedRule | null;
  /** What a new rule begins with, and what an old one was when the form opened. */
  readonly first: DatedRule;
  readonly isNew: boolean;
  readonly today: string;
  readonly onDone: (id: string) => void;
};

export type RuleForm = SettingForm<RuleDraft> & {
  /** Fills the form with the rule that Guichet ships; `undefined` where it ships none. */
  readonly restore: (() => void) | undefined;
};

const nothing: Told = { faults: [], refusal: null };
const same = (a: unknown, b: unknown): boolean => canonicalText(a ?? null) === canonicalText(b ?? null);

/** The id that is shown after a write: that of the new version, else of what was rewritten. */
const shownAfter = (changes: readonly SettingChange[], isNew: boolean): string => {
  const last = changes.at(-1);
  return last?.body || isNew ? (last?.id ?? '') : '';
};

/** A rule of papers or fees in a form. Saving makes a version from the chosen day on; what counted before stays. */
export const useRuleForm = (input: RuleFormInput): RuleForm => {
  const { reference, stored, isNew, today, onDone } = input;
  const { changeSettings } = useCommands();
  const key = isNew ? newKeyOf(input.first.kind) : input.first.id;
  const { found, keep } = useKeptCopy<{ readonly rule: DatedRule; readonly draft: RuleDraft }>(key);
  const [rule, setRule] = useState(found?.rule ?? input.first);
  const [draft, setDraft] = useState(() => found?.draft ?? ruleDraft(input.first, today));
  const [told, setTold] = useState(nothing);
  const [isBusy, setBusy] = useState(false);
  const isDirty = !same(ruleDraft(rule, today), draft);
  const copy = useMemo(() => (isDirty ? { rule, draft } : null), [isDirty, rule, draft]);
  useKeepCopy(key, copy);
  const moved = !isNew && !same(stored, rule);
  const follow = (next: DatedRule): void => {
    setRule(next);
    setDraft(ruleDraft(next, today));
    setTold(nothing);
  };
  // Nothing was typed, or what is stored by now: the form shows what was written.
  if (moved && stored && !isBusy && (!isDirty || same(ruleDraft(stored, today), draft))) follow(stored);
  const write = async (changes: readonly SettingChange[]): Promise<boolean> => {
    setBusy(true);
    const done = await changeSettings({ what: texts.what[rule.kind](ruleTitle({ ...rule, ...draft })), changes });
    setBusy(false);
    if (!done.ok) {
      const { refusal, faults } = done.reason;
      setTold({ faults, refusal: refusal.code === 'settingsFaulty' ? null : sayRefusal(refusal) });
      return false;
    }
    setTold(nothing);
    keep(key, null);
    onDone(shownAfter(changes, isNew));
    return true;
  };
  const shipped = isNew ? undefined : shippedRuleOf(reference, rule);
  return {
    draft,
    isNew,
    isDirty,
    isBusy,
    refusal: told.refusal,
    isStale: moved && isDirty && !isBusy,
    set: (patch) => {
      setDraft((present) => ({ ...present, ...patch }));
      setTold(nothing);
    },
    faultAt: (path) => {
      const fault = told.faults.find((one) => one.path === path);
      return fault && saySettingFault(fault);
    },
    takePresent: () => (stored ? follow(stored) : onDone('')),
    keepMine: () => {
      if (stored) setRule(stored);
      setTold(nothing);
    },
    save: () => {
      const body = draftedRule(rule, draft);
      return write(isNew || !stored ? addRule(reference, newId(), body) : changeRule(reference, rule, body));
    },
    remove: () => write(endRule(reference, rule, draft.validFrom === '' ? today : draft.validFrom)),
    reset: () => follow(stored ?? input.first),
    restore:
      shipped && shipped.kind !== 'situation'
        ? () => setDraft({ ...ruleDraft(shipped, today), validFrom: draft.validFrom })
        : undefined,
  };
};
