import { useMemo } from 'react';

import type { OpeningPeriod, SiteReference } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsHoursText, sayOpening } from '#shared/i18n/fr/settings-hours';
import type { Navigate } from '#shared/routes/places';
import { addDays, weekdayOf } from '#shared/time/civil';
import { isCivilDay } from '#shared/time/civil-day';
import { entryById } from '#shared/lib/entry-by-id';

import { newId } from '../../../platform/ids';
import { ImpactList, useLeftOutside, type Impact } from '../parts/impact-list';
import { useAskedRemoval } from '../parts/left-behind-question';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import { Segmented } from '../../../ui/segmented';
import { TextField } from '../../../ui/text-field';
import { OpeningFields } from './opening-fields';
import { openingShape, type OpeningBody, type OpeningDraft } from './opening-shape';
import { isEnded, planOpening } from './plan-opening';
import { SlotPreview } from './slot-preview';
import { withChanges } from './slots-of-day';

type SinceFieldProps = {
  /** The first day on which the change counts; `''` = for the past too. */
  readonly since: string;
  readonly today: string;
  readonly onChange: (since: string) => void;
};

const { openings: texts, impact: impactText } = settingsHoursText;
const choices = [
  { id: 'from', label: texts.appliesFrom },
  { id: 'whole', label: texts.appliesWhole },
] as const;

/** From which day on a change of a running opening counts. */
const SinceField = ({ since, today, onChange }: SinceFieldProps) => (
  <div className="set-line">
    <Segmented
      label={texts.applies}
      options={choices}
      value={since === '' ? 'whole' : 'from'}
      onChange={(id) => onChange(id === 'whole' ? '' : today)}
    />
    {since !== '' && (
      <TextField
        label={texts.appliesDay}
        type="date"
        value={since}
        // While another date is written the field stays.
        onChange={(day) => onChange(day === '' ? since : day)}
      />
    )}
  </div>
);

type OpeningFormProps = {
  readonly reference: SiteReference;
  /** The id of the entry, `''` = a new one. */
  readonly formId: string;
  /** `null` = a new one, or gone. */
  readonly opening: OpeningPeriod | null;
  /** The desk at which a new one begins. */
  readonly deskId: string;
  readonly today: string;
  readonly onDone: (id: string) => void;
  readonly onNavigate: Navigate;
};

const blankAt = (deskId: string, today: string): OpeningBody => ({
  kind: 'openingPeriod',
  deskId,
  weekdays: [1, 2, 3, 4, 5],
  from: '08:30',
  to: '12:00',
  validFrom: today,
  validUntil: '',
});

/** The first day from today on that the opening is about. */
const firstDayOf = (draft: OpeningDraft, today: string): string => {
  if (draft.when === 'once') return draft.day;
  const begin = [draft.validFrom, draft.since, today].filter(isCivilDay).toSorted().at(-1) ?? today;
  const days = Array.from({ length: 7 }, (_, offset) => addDays(begin, offset));
  return days.find((day) => draft.weekdays.some((weekday) => Number(weekday) === weekdayOf(day))) ?? begin;
};

const openAt = (reference: SiteReference, deskId: string, draft: OpeningDraft): readonly string[] =>
  draft.forReasons === 'some' ? draft.reasonIds : (entryById(reference.desks, deskId)?.reasonIds ?? []);

/** What an opening that is being typed would do to the reference data, as far as it makes sense so far. */
const changesSoFar = (
  entry: { readonly id: string; readonly before: OpeningBody | null },
  draft: OpeningDraft,
  today: string,
): readonly SettingChange[] => {
  const body = openingShape(today).toBody(draft);
  const isTimes = /^\d\d:\d\d$/.test(body.from) && /^\d\d:\d\d$/.test(body.to) && body.from < body.to;
  return isTimes && isCivilDay(body.validFrom) ? planOpening({ ...entry, body }, draft, today, newId) : [];
};

const useOpeningForm = ({
  reference,
  formId,
  opening,
  deskId,
  today,
  onDone,
}: Omit<OpeningFormProps, 'onNavigate'>): Form<OpeningDraft> => {
  const shape = useMemo(() => openingShape(today), [today]);
  return useSettingForm({
    shape,
    id: formId,
    stored: opening && bodyOf(opening),
    blank: blankAt(deskId, today),
    plan: (change, draft) => planOpening(change, draft, today, newId),
    onDone: (id, changes) => onDone(id === '' ? '' : (changes.at(-1)?.id ?? id)),
    nameOf: (id) => {
      const other = entryById(reference.openingPeriods, id);
      return other ? sayOpening(other) : '';
    },
  });
};

/** Whom the form would leave without a desk, by what is typed and by its end. */
const useOpeningImpact = (
  { reference, opening, today, onNavigate }: OpeningFormProps,
  form: Form<OpeningDraft>,
  changes: readonly SettingChange[],
): Readonly<Record<'saving' | 'removing', Impact>> => {
  const { isDirty, draft } = form;
  const saved = useMemo(
    () => (isDirty && changes.length > 0 ? withChanges(reference, changes) : null),
    [isDirty, changes, reference],
  );
  const removed = useMemo(() => {
    if (!opening || isDirty) return null;
    const gone = { id: opening.id, before: bodyOf(opening), body: null };
    return withChanges(reference, planOpening(gone, draft, today, newId));
  }, [opening, isDirty, draft, reference, today]);
  const shared = { before: reference, today, onNavigate };
  return {
    saving: useLeftOutside({ ...shared, after: saved }),
    removing: useLeftOutside({ ...shared, after: removed }),
  };
};

/** One opening with the slots that it makes, beside it and before it is saved. */
export const OpeningForm = (props: OpeningFormProps) => {
  const { reference, opening, today } = props;
  const form = useOpeningForm(props);
  const stored = opening && bodyOf(opening);
  const { draft } = form;
  const shownDesk = draft.deskIds[0] ?? '';
  const changes = useMemo(
    () => changesSoFar({ id: opening?.id ?? 'preview', before: opening && bodyOf(opening) }, draft, today),
    [opening, draft, today],
  );
  const runs = stored !== null && isEnded(stored, today);
  const impact = useOpeningImpact(props, form, changes);
  const verb = runs ? impactText.stop : settingsText.form.remove;
  const asked = useAskedRemoval({ form, impact: impact.removing, title: impactText.ask(verb), verb });
  return (
    <>
      <div className="set-side">
        <SettingForm
          form={asked.form}
          impact={impact.saving}
          label={opening ? texts.form : texts.formNew}
          present={stored ? texts.present(stored) : ''}
          {...(runs ? { removeLabel: texts.end } : {})}
        >
          <OpeningFields form={form} reference={reference} isNew={!opening} />
          {runs && draft.when === 'weekly' && (
            <SinceField since={draft.since} today={today} onChange={(since) => form.set({ since })} />
          )}
        </SettingForm>
      </div>
      <div className="set-side set-side--plain">
        {(impact.saving.touched === null || impact.saving.leadsTo) && (
          <ImpactList reference={reference} impact={impact.saving} whyNone="" isInside />
        )}
        <SlotPreview
          reference={reference}
          changes={form.isDirty || !opening ? changes : []}
          deskId={shownDesk}
          keptFor={draft.keptFor}
          reasonIds={openAt(reference, shownDesk, draft)}
          firstDay={firstDayOf(draft, today)}
        />
      </div>
      {asked.question}
    </>
  );
};
