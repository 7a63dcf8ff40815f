import { useMemo } from 'react';

import type { RecurringAbsence, SiteReference } from '#shared/domain/model/reference';
import { absencesOn } from '#shared/domain/scheduling/absences-on';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { sayRecurring, settingsHoursText } from '#shared/i18n/fr/settings-hours';
import type { Navigate } from '#shared/routes/places';
import { addDays } from '#shared/time/civil';
import { isCivilDay } from '#shared/time/civil-day';
import { entryById } from '#shared/lib/entry-by-id';
import { shortTime } from '#shared/i18n/fr/format';

import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { ToggleSet } from '../../../ui/toggle-set';
import type { WeekdayId } from '../openings/opening-shape';
import { ImpactList, useLeftOutside } from '../parts/impact-list';
import { SettingForm } from '../parts/setting-form';
import { TimeField } from '../parts/time-field';
import { useSettingForm } from '../parts/use-setting-form';
import { ValidityFields } from '../parts/validity-fields';
import { readTime } from '../parts/read-time';
import type { FormShape } from '../parts/use-entry-state';
import { ReplacedBy, useReplacement } from './replaced-by';

type RecurringBody = Omit<RecurringAbsence, 'id'>;

/** An absence that comes back as its form holds it. */
type RecurringDraft = Pick<
  RecurringBody,
  'agentId' | 'replacedBy' | 'label' | 'from' | 'to' | 'validFrom' | 'validUntil'
> & { readonly weekdays: readonly WeekdayId[]; readonly every: string };

/** How the form reads an absence that comes back; `nameOf` gives the short name of an agent. */
const recurringShape = (nameOf: (agentId: string) => string): FormShape<RecurringBody, RecurringDraft> => ({
  toDraft: (body) => {
    const { kind: _, weekdays, everyWeeks = 1, ...rest } = body;
    return {
      ...rest,
      from: shortTime(body.from),
      to: shortTime(body.to),
      weekdays: weekdays.map((weekday) => String(weekday) as WeekdayId),
      every: String(everyWeeks),
    };
  },
  toBody: ({ weekdays, every, ...draft }) => ({
    kind: 'recurringAbsence',
    ...draft,
    from: readTime(draft.from),
    to: readTime(draft.to),
    label: draft.label.trim(),
    weekdays: weekdays.map(Number).toSorted((a, b) => a - b),
    ...(every === '1' ? {} : { everyWeeks: Number(every) }),
  }),
  what: ({ agentId }) => settingsHoursText.absences.what(nameOf(agentId)),
});

type RecurringFormProps = {
  readonly reference: SiteReference;
  /** The id of the entry, `''` = a new one. */
  readonly formId: string;
  /** `null` = a new one, or gone. */
  readonly absence: RecurringAbsence | null;
  readonly today: string;
  readonly onDone: (id: string) => void;
  readonly onNavigate: Navigate;
};

const texts = settingsHoursText.absences;
const weekdays = Object.entries(settingsHoursText.dayNames).map(([id, label]) => ({ id: id as WeekdayId, label }));
const rhythms = ['1', '2', '3', '4'].map((id) => ({ id, label: texts.every(Number(id)) }));
/** So far ahead its days are looked for. */
const lookAheadDays = 90;
/** So many of its days are looked at for who could take the desk. */
const mostDays = 6;

const blankOn = (today: string): RecurringBody => ({
  kind: 'recurringAbsence',
  agentId: '',
  replacedBy: '',
  weekdays: [],
  from: '13:00',
  to: '18:00',
  label: '',
  validFrom: today,
  validUntil: '',
});

const isReadable = (body: RecurringBody): boolean =>
  body.agentId !== '' &&
  body.weekdays.length > 0 &&
  /^\d\d:\d\d$/.test(body.from) &&
  body.from < body.to &&
  isCivilDay(body.validFrom) &&
  (body.validUntil === '' || isCivilDay(body.validUntil));

/** The site with an absence that comes back instead of what it was. */
const siteWith = (reference: SiteReference, id: string, body: RecurringBody): SiteReference => ({
  ...reference,
  recurringAbsences: [...reference.recurringAbsences.filter((one) => one.id !== id), { ...body, id }],
});

/** The first days on which it comes. */
const daysOf = (body: RecurringBody, today: string): readonly string[] => {
  const from = body.validFrom > today ? body.validFrom : today;
  return Array.from({ length: lookAheadDays }, (_, offset) => addDays(from, offset))
    .filter((day) => absencesOn({ unavailabilities: [], recurringAbsences: [{ ...body, id: '' }] }, day).length > 0)
    .slice(0, mostDays);
};

/** An absence that comes back: the same hours on the same weekdays, every week or every other one. */
export const RecurringForm = ({ reference, formId, absence, today, onDone, onNavigate }: RecurringFormProps) => {
  const { agents } = reference;
  const shape = useMemo(() => recurringShape((id) => entryById(agents, id)?.shortName ?? ''), [agents]);
  const stored = absence && bodyOf(absence);
  const form = useSettingForm({ shape, id: formId, stored, blank: blankOn(today), onDone });
  const { draft, set, faultAt } = form;
  const people = agents.map(({ id, name }) => ({ id, label: name }));
  const { agentId: who, replacedBy: by, weekdays: on, from, to, every, validFrom, validUntil } = draft;
  // Without its label, each letter of which would judge everybody anew.
  const body = useMemo(
    () =>
      shape.toBody({ agentId: who, replacedBy: by, weekdays: on, from, to, every, validFrom, validUntil, label: '' }),
    [shape, who, by, on, from, to, every, validFrom, validUntil],
  );
  const missing = settingsHoursText.impact.missing(body.agentId !== '', isReadable(body));
  const isLookedAt = missing === '';
  const id = absence?.id ?? 'new';
  const without = useMemo(
    () => ({ ...reference, recurringAbsences: reference.recurringAbsences.filter((one) => one !== absence) }),
    [reference, absence],
  );
  const after = useMemo(() => (isLookedAt ? siteWith(without, id, body) : null), [without, id, body, isLookedAt]);
  const isUnsaved = formId === '' || form.isDirty;
  const impact = useLeftOutside({ before: without, after, today, onNavigate, isUnsaved });
  const replacement = useReplacement({
    reference,
    agentId: isLookedAt ? body.agentId : '',
    body,
    withIt: (replacedBy) => siteWith(reference, id, { ...body, replacedBy }),
    days: isLookedAt ? daysOf(body, today) : [],
  });
  return (
    <>
      <div className="set-side">
        <SettingForm
          form={form}
          label={absence ? texts.recurringForm : texts.recurringNew}
          present={stored ? `${shape.what(stored)}, ${sayRecurring(stored, today)}.` : ''}
          impact={impact}
        >
          <Select
            label={texts.agent}
            options={people}
            value={draft.agentId}
            onChange={(agentId) => set({ agentId })}
            isRequired
            error={faultAt('agentId')}
          />
          <ToggleSet
            label={settingsHoursText.openings.weekdays}
            options={weekdays}
            values={draft.weekdays}
            onChange={(days) => set({ weekdays: days })}
            isRequired
            error={faultAt('weekdays')}
          />
          <div className="set-line set-line--often">
            <TimeField
              label={settingsHoursText.spell.from}
              value={draft.from}
              onChange={(from) => set({ from })}
              error={faultAt('from')}
            />
            <TimeField
              label={settingsHoursText.spell.to}
              value={draft.to}
              onChange={(to) => set({ to })}
              error={faultAt('to')}
            />
            <Select
              label={settingsHoursText.openings.when}
              options={rhythms}
              value={draft.every}
              onChange={(every) => set({ every })}
            />
          </div>
          <ValidityFields form={form} texts={settingsHoursText.openings} />
          <ReplacedBy
            agents={agents}
            replacement={replacement}
            value={draft.replacedBy}
            onChange={(replacedBy) => set({ replacedBy })}
            error={faultAt('replacedBy')}
          />
          <TextField
            label={settingsHoursText.spell.label}
            hint={texts.labelHint}
            value={draft.label}
            onChange={(label) => set({ label })}
            error={faultAt('label')}
          />
        </SettingForm>
      </div>
      <ImpactList reference={reference} impact={impact} whyNone={missing} />
    </>
  );
};
