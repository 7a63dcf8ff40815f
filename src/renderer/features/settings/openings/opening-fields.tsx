import { type SiteReference } from '#shared/domain/model/reference';
import { keptPurposes } from '#shared/domain/model/agenda-settings';
import { keptText, settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { Segmented } from '../../../ui/segmented';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { ToggleSet } from '../../../ui/toggle-set';
import { NumberField } from '../parts/number-field';
import { TimeField } from '../parts/time-field';
import { ValidityFields } from '../parts/validity-fields';
import type { SettingForm } from '../parts/use-setting-form';
import { deskLabel } from '../parts/desk-label';
import type { OpeningDraft, WeekdayId } from './opening-shape';

type FieldsProps = {
  readonly form: SettingForm<OpeningDraft>;
  readonly reference: SiteReference;
  readonly isNew: boolean;
};

const texts = settingsHoursText.openings;
const weekdays = Object.entries(settingsHoursText.dayNames).map(([id, label]) => ({ id: id as WeekdayId, label }));
const whens = [
  { id: 'weekly', label: texts.weekly },
  { id: 'once', label: texts.once },
] as const;
const forWhom = [
  { id: 'all', label: texts.allReasons },
  { id: 'some', label: texts.someReasons },
] as const;
const nobody = 'nobody';
const purposes = [
  { id: nobody, label: texts.keptNobody },
  ...keptPurposes.map((id) => ({ id, label: keptText[id] })),
] as const;

const Where = ({ form: { draft, set, faultAt }, reference, isNew }: FieldsProps) => {
  const desks = reference.desks.map((desk) => ({ id: desk.id, label: deskLabel(desk) }));
  if (!isNew)
    return (
      <Select
        label={texts.desk}
        options={desks}
        value={draft.deskIds[0] ?? ''}
        onChange={(id) => set({ deskIds: [id] })}
      />
    );
  return (
    <ToggleSet
      label={texts.desks}
      options={reference.desks.map((desk) => ({ id: desk.id, label: String(desk.number) }))}
      values={draft.deskIds}
      onChange={(deskIds) => set({ deskIds })}
      isRequired
      error={faultAt('deskId')}
    />
  );
};

const Days = ({ form: { draft, set, faultAt } }: Pick<FieldsProps, 'form'>) => (
  <>
    <Segmented label={texts.when} options={whens} value={draft.when} onChange={(when) => set({ when })} />
    {draft.when === 'once' ? (
      <TextField
        label={texts.day}
        type="date"
        value={draft.day}
        onChange={(day) => set({ day })}
        isRequired
        error={faultAt('validFrom')}
      />
    ) : (
      <ToggleSet
        label={texts.weekdays}
        options={weekdays}
        values={draft.weekdays}
        onChange={(days) => set({ weekdays: days })}
        isRequired
        error={faultAt('weekdays')}
      />
    )}
    <div className="set-line">
      <TimeField label={texts.from} value={draft.from} onChange={(from) => set({ from })} error={faultAt('from')} />
      <TimeField label={texts.to} value={draft.to} onChange={(to) => set({ to })} error={faultAt('to')} />
    </div>
  </>
);

const ForWhom = ({ form: { draft, set, faultAt }, reference }: Pick<FieldsProps, 'form' | 'reference'>) => {
  const served = new Set(
    reference.desks.filter(({ id }) => draft.deskIds.includes(id)).flatMap((desk) => desk.reasonIds),
  );
  const reasons = reference.reasons.filter(
    ({ id, bookable }) => draft.reasonIds.includes(id) || (bookable && served.has(id)),
  );
  return (
    <>
      <Segmented
        label={texts.reasons}
        options={forWhom}
        value={draft.forReasons}
        onChange={(forReasons) => set({ forReasons })}
      />
      {draft.forReasons === 'some' && (
        <ToggleSet
          label={texts.reasonList}
          isLoose
          options={reasons.map(({ id, shortName }) => ({ id, label: shortName }))}
          values={draft.reasonIds}
          onChange={(reasonIds) => set({ reasonIds })}
          error={faultAt('reasonIds')}
        />
      )}
    </>
  );
};

const Kept = ({ form: { draft, set, faultAt } }: Pick<FieldsProps, 'form'>) => (
  <div className="set-line">
    <Select
      label={texts.kept}
      options={purposes}
      value={draft.keptFor === '' ? nobody : draft.keptFor}
      onChange={(id) => set({ keptFor: id === nobody ? '' : id })}
    />
    {draft.keptFor !== '' && (
      <NumberField
        label={texts.release}
        hint={texts.releaseHint}
        unit={texts.releaseUnit}
        value={draft.release}
        onChange={(release) => set({ release })}
        isRequired
        error={faultAt('releaseDaysBefore')}
      />
    )}
  </div>
);

/** The fields of one opening, from where to for whom. */
export const OpeningFields = (props: FieldsProps) => (
  <>
    <Where {...props} />
    <Days form={props.form} />
    {props.form.draft.when === 'weekly' && <ValidityFields form={props.form} texts={texts} />}
    <ForWhom form={props.form} reference={props.reference} />
    <Kept form={props.form} />
  </>
);
