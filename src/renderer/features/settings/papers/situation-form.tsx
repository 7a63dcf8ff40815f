import { useMemo } from 'react';

import type { Situation, SiteReference } from '#shared/domain/model/reference';
import { addRule, changeRule, endRule, ruleBody, type RuleBody } from '#shared/domain/papers/rule-versions';
import { titleCodes } from '#shared/domain/papers/titles-of';
import { bodyOf } from '#shared/domain/settings/entries-of';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import { settingsPapersText as texts } from '#shared/i18n/fr/settings-papers';
import { foldText } from '#shared/lib/fold-text';

import { TextField } from '../../../ui/text-field';
import { ToggleSet } from '../../../ui/toggle-set';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';

type SituationBody = Omit<Situation, 'id'>;

const shape: FormShape<SituationBody, SituationBody> = {
  toDraft: (body) => body,
  toBody: (draft) => ({ ...draft, code: draft.code.trim(), label: draft.label.trim() }),
  what: ({ label }) => texts.what.situation(label),
};

/** `Perte à l’étranger` -> `perte-a-l-etranger`: the code by which rules name it, which nobody sees. */
const codeOf = (label: string): string =>
  foldText(label)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40);

type SituationFormProps = {
  readonly reference: SiteReference;
  readonly situation: Situation | undefined;
  readonly today: string;
  readonly onDone: (id: string) => void;
};

/** The first change of situations takes the shipped ones along, as those of the site. */
const copiesFor =
  (reference: SiteReference, situation: Situation | undefined, today: string) =>
  (id: string, body: RuleBody | null): readonly SettingChange[] => {
    const all =
      body === null
        ? situation
          ? endRule(reference, situation, today)
          : []
        : situation
          ? changeRule(reference, situation, body)
          : addRule(reference, id, body);
    return all.filter((change) => change.id !== id);
  };

/** A situation of a person, offered where all of its titles are asked for. */
export const SituationForm = ({ reference, situation, today, onDone }: SituationFormProps) => {
  const isOwn = reference.situations.some(({ id }) => id === situation?.id);
  const stored = useMemo(() => (situation && isOwn ? bodyOf(situation) : null), [situation, isOwn]);
  const blank: SituationBody = situation
    ? (ruleBody(situation) as SituationBody)
    : { kind: 'situation', code: '', label: '', titles: [], validFrom: today, validUntil: '' };
  const form = useSettingForm({
    shape,
    id: situation?.id ?? '',
    stored,
    blank,
    onDone,
    also: copiesFor(reference, situation, today),
  });
  const { draft, set, faultAt } = form;
  return (
    <SettingForm
      form={form}
      label={situation?.label ?? texts.newTitle.situation}
      present={situation ? texts.present(situation.label) : ''}
      isNew={!situation}
      canRemove={isOwn}
    >
      <TextField
        label={texts.label}
        autoFocus={!situation}
        value={draft.label}
        maxLength={80}
        onChange={(label) =>
          set({ label, ...(!situation && draft.code === codeOf(draft.label) ? { code: codeOf(label) } : {}) })
        }
        error={faultAt('label') ?? faultAt('code')}
      />
      <ToggleSet
        label={texts.offered}
        isLoose
        options={titleCodes.map((id) => ({ id, label: texts.titles[id] ?? id }))}
        values={titleCodes.filter((code) => draft.titles.includes(code))}
        onChange={(titles) => set({ titles: [...titles] })}
      />
      <p className="meta">{texts.noneMeansAll}</p>
    </SettingForm>
  );
};
