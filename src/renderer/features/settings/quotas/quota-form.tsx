import type { Quota, SiteReference } from '#shared/domain/model/reference';
import { channels, type Channel } from '#shared/domain/model/request';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { channelText } from '#shared/i18n/fr/common';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { capital, dayAndMonth, weekdayName } from '#shared/i18n/fr/format';
import { addDays } from '#shared/time/civil';

import { Segmented } from '../../../ui/segmented';
import { TextField } from '../../../ui/text-field';
import { ToggleSet } from '../../../ui/toggle-set';
import { NumberField } from '../parts/number-field';
import { SettingForm } from '../parts/setting-form';
import { ValidityFields } from '../parts/validity-fields';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import { useAppointmentsBetween } from '../../../data/queries/use-appointments-between';
import { Head } from '../../../ui/head';
import { Tag } from '../../../ui/tag';
import { quotaShape, type QuotaBody, type QuotaDraft } from './quota-shape';
import { bookedPerDay } from './booked-per-day';

type QuotaDaysProps = { readonly quota: QuotaBody; readonly today: string };

const texts = settingsHoursText.quotas;
const shownDays = 14;

/** How full a quota is on the coming days, as the form stands. */
const QuotaDays = ({ quota, today }: QuotaDaysProps) => {
  const days = Array.from({ length: shownDays }, (_, offset) => addDays(today, offset));
  const appointments = useAppointmentsBetween(today, addDays(today, shownDays - 1));
  const lines = bookedPerDay(quota, appointments, days);
  return (
    <section className="set-side set-side--plain" aria-label={texts.next}>
      <Head title={texts.next} level={3} />
      <ul className="set-days">
        {lines.map(({ day, booked }) => (
          <li key={day}>
            <span>
              {capital(weekdayName(day))} {dayAndMonth(day)}
            </span>
            {booked > quota.mostPerDay && quota.mostPerDay >= 0 && <Tag tone="warn">{texts.over}</Tag>}
            <span className="num">{texts.nextLine(booked, Math.max(0, quota.mostPerDay))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

type QuotaFormProps = {
  readonly reference: SiteReference;
  /** The id of the entry, `''` = a new one. */
  readonly formId: string;
  /** `null` = a new one, or gone. */
  readonly quota: Quota | null;
  readonly today: string;
  readonly onDone: (id: string) => void;
};
const openings = settingsHoursText.openings;
/** The ways by which an appointment is booked: a desk says one of the first two, the third comes from outside. */
const quotaChannels: readonly string[] = ['desk', 'phone', 'portal'] satisfies readonly Channel[];
/** Those, and what a quota of before names besides. */
const offeredChannels = (known: readonly string[]) =>
  channels
    .filter((one) => quotaChannels.includes(one) || known.includes(one))
    .map((id) => ({ id, label: channelText[id] }));
const forWhom = [
  { id: 'all', label: texts.allReasons },
  { id: 'some', label: texts.someReasons },
] as const;

const blankOn = (today: string): QuotaBody => ({
  kind: 'quota',
  label: '',
  channels: ['portal'],
  reasonIds: [],
  mostPerDay: 10,
  releaseDaysBefore: 0,
  validFrom: today,
  validUntil: '',
});

type FieldsProps = { readonly form: Form<QuotaDraft>; readonly reference: SiteReference };

const Counted = ({ form: { draft, set, faultAt }, reference }: FieldsProps) => (
  <>
    <ToggleSet
      label={texts.channels}
      isLoose
      options={offeredChannels(draft.channels)}
      values={channels.filter((id) => draft.channels.includes(id))}
      onChange={(next) => set({ channels: next })}
      isRequired
      error={faultAt('channels')}
    />
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
        options={reference.reasons
          .filter(({ bookable }) => bookable)
          .map(({ id, shortName }) => ({ id, label: shortName }))}
        values={draft.reasonIds}
        onChange={(reasonIds) => set({ reasonIds })}
        error={faultAt('reasonIds')}
      />
    )}
  </>
);

const Bounds = ({ form }: Pick<FieldsProps, 'form'>) => (
  <>
    <div className="set-line">
      <NumberField
        label={texts.most}
        unit={texts.mostUnit}
        value={form.draft.most}
        onChange={(most) => form.set({ most })}
        isRequired
        error={form.faultAt('mostPerDay')}
      />
      <NumberField
        label={texts.release}
        hint={openings.releaseHint}
        unit={openings.releaseUnit}
        value={form.draft.release}
        onChange={(release) => form.set({ release })}
        isRequired
        error={form.faultAt('releaseDaysBefore')}
      />
    </div>
    <ValidityFields form={form} texts={openings} />
  </>
);

/** One quota, and beside it how full it is on the coming days. */
export const QuotaForm = ({ reference, formId, quota, today, onDone }: QuotaFormProps) => {
  const stored = quota && bodyOf(quota);
  const form = useSettingForm({ shape: quotaShape, id: formId, stored, blank: blankOn(today), onDone });
  return (
    <>
      <div className="set-side">
        <SettingForm
          form={form}
          label={quota ? texts.form : texts.formNew}
          present={stored ? `${stored.label}, ${stored.mostPerDay}.` : ''}
        >
          <TextField
            label={texts.label}
            value={form.draft.label}
            onChange={(label) => form.set({ label })}
            isRequired
            error={form.faultAt('label')}
          />
          <Counted form={form} reference={reference} />
          <Bounds form={form} />
        </SettingForm>
      </div>
      <QuotaDays quota={quotaShape.toBody(form.draft)} today={today} />
    </>
  );
};
