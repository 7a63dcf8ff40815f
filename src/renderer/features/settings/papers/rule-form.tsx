import { useMemo } from 'react';

import { feeEffects } from '#shared/domain/papers/fee-standing';
import type { FeeRule } from '#shared/domain/model/reference';
import { rulesShown } from '#shared/domain/papers/rule-versions';
import { money } from '#shared/i18n/fr/papers';
import { settingsPapersText as texts } from '#shared/i18n/fr/settings-papers';

import { Button } from '../../../ui/button';
import { Head } from '../../../ui/head';
import { Note } from '../../../ui/note';
import { Segmented } from '../../../ui/segmented';
import { TextField } from '../../../ui/text-field';
import { SettingForm } from '../parts/setting-form';
import { ValidityFields } from '../parts/validity-fields';
import { draftedRule } from './rule-draft';
import { ruleTitle } from './rule-words';
import { useRuleForm, type RuleForm as Form, type RuleFormInput } from './use-rule-form';
import { WhomFields } from './whom-fields';

/** How many other fees are named in a sentence. */
const mostNamed = 2;

const pers = (['person', 'household'] as const).map((id) => ({ id, label: texts.perOf[id] }));

const PaperFields = ({ form: { draft, set, faultAt }, isNew }: { readonly form: Form; readonly isNew: boolean }) => (
  <>
    <TextField
      label={texts.paper}
      autoFocus={isNew}
      value={draft.label}
      maxLength={120}
      onChange={(label) => set({ label })}
      isRequired
      error={faultAt('paper.label')}
    />
    <TextField
      label={texts.detail}
      hint={texts.detailHint}
      value={draft.detail}
      maxLength={200}
      onChange={(detail) => set({ detail })}
    />
    <Segmented label={texts.per} options={pers} value={draft.per} onChange={(per) => set({ per })} />
  </>
);

const FeeFields = ({ form: { draft, set, faultAt }, isNew }: { readonly form: Form; readonly isNew: boolean }) => (
  <div className="set-line set-fee">
    <TextField
      label={texts.fee}
      autoFocus={isNew}
      value={draft.label}
      maxLength={80}
      onChange={(label) => set({ label })}
      isRequired
      error={faultAt('label')}
    />
    <TextField
      label={texts.amount}
      hint={texts.amountHint}
      value={draft.amount}
      maxLength={9}
      onChange={(amount) => set({ amount })}
      trailing={<span className="meta">€</span>}
      isRequired
      error={faultAt('cents') === undefined ? undefined : texts.amountFault}
    />
  </div>
);

const SinceFields = ({ form, input }: { readonly form: Form; readonly input: RuleFormInput }) => {
  const { draft, set } = form;
  const makesVersion = !input.isNew && draft.validFrom > input.first.validFrom;
  return (
    <>
      <ValidityFields form={form} texts={{ ...texts, untilHint: texts.endless }} />
      {!input.isNew && draft.validFrom !== '' && (
        <p className="meta">{makesVersion ? texts.newVersion(draft.validFrom) : texts.inPlace}</p>
      )}
      <TextField
        label={texts.source}
        hint={texts.sourceHint}
        value={draft.source}
        maxLength={200}
        onChange={(source) => set({ source })}
      />
    </>
  );
};

const quoted = (fees: readonly FeeRule[]): readonly string[] =>
  fees.slice(0, mostNamed).map(({ label, cents }) => texts.quoted(label, money(cents)));

/** What a fee would not do, or would end, beside the button that saves it: a line that never counts looks like any other. */
const FeeNotes = ({ form: { draft, isDirty }, input }: { readonly form: Form; readonly input: RuleFormInput }) => {
  const { first, isNew, reference, today } = input;
  const { by, over } = useMemo(() => {
    const body = draftedRule(first, draft);
    if (!isDirty || body.kind !== 'feeRule' || draft.validFrom === '') return { by: [], over: [] };
    const rest = rulesShown(reference, 'feeRule').filter(({ id }) => isNew || id !== first.id);
    return feeEffects(reference, rest, { ...body, id: first.id }, today);
  }, [draft, first, isDirty, isNew, reference, today]);
  return (
    <>
      {by.length > 0 && <Note tone="warn">{texts.neverApplies(quoted(by))}</Note>}
      {over.length > 0 && <Note>{texts.takesOver(quoted(over))}</Note>}
    </>
  );
};

/** One rule of papers or fees: what, for whom, since when, and who says so. */
export const RuleForm = (input: RuleFormInput) => {
  const form = useRuleForm(input);
  const { first, isNew, reference } = input;
  const endsOn = form.draft.validFrom === '' ? input.today : form.draft.validFrom;
  const Fields = first.kind === 'paperRule' ? PaperFields : FeeFields;
  return (
    <SettingForm
      form={form}
      label={isNew ? texts.newTitle[first.kind] : ruleTitle(first)}
      present={input.stored ? texts.present(ruleTitle(input.stored)) : ''}
      warnings={first.kind === 'feeRule' && <FeeNotes form={form} input={input} />}
      removeLabel={endsOn > first.validFrom ? texts.stop(endsOn) : texts.removeVersion}
    >
      <Fields form={form} isNew={isNew} />
      <Head title={texts.since} level={3} />
      <SinceFields form={form} input={input} />
      <Head title={texts.whom} level={3} />
      <WhomFields form={form} reference={reference} />
      {form.restore && (
        <p className="meta">
          <Button size="small" onPress={form.restore}>
            {texts.restore}
          </Button>{' '}
          {texts.restoreHint}
        </p>
      )}
    </SettingForm>
  );
};
