import { territories, type SiteReference } from '#shared/domain/model/reference';
import { situationsOf } from '#shared/domain/papers/rules-in-use';
import { titleCodes } from '#shared/domain/papers/titles-of';
import { settingsPapersText as texts } from '#shared/i18n/fr/settings-papers';
import { settingsSiteText } from '#shared/i18n/fr/settings-site';

import { Select } from '../../../ui/select';
import { ToggleSet } from '../../../ui/toggle-set';
import type { RuleForm } from './use-rule-form';
import { ageEnds, ageStarts } from './rule-draft';
import { oldestAge } from './rule-words';

const titleOptions = titleCodes.map((id) => ({ id, label: texts.titles[id] ?? id }));
const actOptions = (['deposit', 'collection', 'other'] as const).map((id) => ({ id, label: texts.acts[id] }));
const territoryOptions = territories.map((id) => ({ id, label: settingsSiteText.territories[id] }));

const agesFrom = (present: string, usual: readonly number[], word: (age: number) => string) =>
  [...new Set([...usual, Number(present)])]
    .toSorted((a, b) => a - b)
    .map((age) => ({ id: String(age), label: word(age) }));

type WhomFieldsProps = { readonly form: RuleForm; readonly reference: SiteReference };

/** Whom a rule is about. Where nothing is chosen it is about all. */
export const WhomFields = ({ form: { draft, set, faultAt }, reference }: WhomFieldsProps) => (
  <>
    <p className="meta">{texts.noneMeansAll}</p>
    <div className="set-line">
      <ToggleSet
        label={texts.title}
        isLoose
        options={titleOptions}
        values={titleCodes.filter((code) => draft.titles.includes(code))}
        onChange={(titles) => set({ titles: [...titles] })}
      />
      <ToggleSet
        label={texts.act}
        isLoose
        options={actOptions}
        values={draft.acts}
        onChange={(acts) => set({ acts: [...acts] })}
      />
    </div>
    <ToggleSet
      label={texts.situations}
      isLoose
      options={situationsOf(reference).map(({ code, label }) => ({ id: code, label }))}
      values={draft.situations}
      onChange={(situations) => set({ situations: [...situations] })}
    />
    <div className="set-line">
      <Select
        label={texts.fromAge}
        options={agesFrom(draft.fromAge, ageStarts, (age) => (age === 0 ? texts.birth : texts.age(age)))}
        value={draft.fromAge}
        onChange={(fromAge) => set({ fromAge })}
      />
      <Select
        label={texts.toAge}
        options={agesFrom(draft.toAge, ageEnds, (age) => (age >= oldestAge ? texts.noLimit : texts.age(age)))}
        value={draft.toAge}
        onChange={(toAge) => set({ toAge })}
      />
    </div>
    {faultAt('maxAge') !== undefined && (
      <span className="field-note field-note--bad" role="alert">
        {faultAt('maxAge')}
      </span>
    )}
    <ToggleSet
      label={texts.territories}
      isLoose
      options={territoryOptions}
      values={territories.filter((one) => draft.territories.includes(one))}
      onChange={(chosen) => set({ territories: [...chosen] })}
    />
  </>
);
