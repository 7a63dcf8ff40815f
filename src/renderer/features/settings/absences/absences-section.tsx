import { absenceCause } from '#shared/domain/booking/move-cause';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { settingsText } from '#shared/i18n/fr/settings';
import { sayRecurring, saySpell, settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { entryById } from '#shared/lib/entry-by-id';

import { useStranded } from '../../../data/queries/use-conflicts';
import { useToday } from '../../../data/queries/use-today';
import { AddButton } from '../parts/add-button';
import type { EntryRow } from '../parts/entry-list';
import { EntrySection } from '../parts/entry-section';
import { saysLeft } from '../parts/impact-list';
import { selectedEntry, useShownEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { AbsenceForm } from './absence-form';
import { RecurringForm } from './recurring-form';

const texts = settingsHoursText.absences;

/** The id by which a form of a new absence that comes back stands in the address. */
const newRecurring = 'newRecurring';

const rowsOf = (reference: SiteReference, stranded: readonly Appointment[], today: string): readonly EntryRow[] => [
  ...recurringRows(reference, today),
  ...singleRows(reference, stranded, today),
];

const nameIn =
  ({ agents }: SiteReference) =>
  (id: string): string =>
    entryById(agents, id)?.shortName ?? '';

const recurringRows = (reference: SiteReference, today: string): readonly EntryRow[] => {
  const nameOf = nameIn(reference);
  return reference.recurringAbsences
    .map((absence) => ({
      id: absence.id,
      group: texts.recurring,
      title: nameOf(absence.agentId),
      detail: [sayRecurring(absence, today), absence.label, absence.replacedBy && texts.by(nameOf(absence.replacedBy))]
        .filter(Boolean)
        .join(' · '),
      isPast: absence.validUntil !== '' && absence.validUntil < today,
    }))
    .toSorted((a, b) => Number(a.isPast) - Number(b.isPast) || a.title.localeCompare(b.title, 'fr'));
};

const singleRows = (reference: SiteReference, stranded: readonly Appointment[], today: string): readonly EntryRow[] => {
  const { unavailabilities } = reference;
  const nameOf = nameIn(reference);
  const byDay = unavailabilities.toSorted((a, b) => a.fromDay.localeCompare(b.fromDay));
  const isPast = ({ toDay }: { readonly toDay: string }): boolean => toDay < today;
  const shown = [...byDay.filter((one) => !isPast(one)), ...byDay.filter(isPast).toReversed()];
  return shown.map((absence) => ({
    id: absence.id,
    group: isPast(absence) ? settingsHoursText.closures.past : settingsHoursText.closures.coming,
    title: nameOf(absence.agentId),
    detail: [
      saySpell(absence),
      absence.label,
      absence.replacedBy === '' ? '' : texts.by(nameOf(absence.replacedBy)),
      saysLeft(reference, stranded, absenceCause(absence)),
    ]
      .filter(Boolean)
      .join(' · '),
    isPast: isPast(absence),
  }));
};

/** When agents are away, and who takes their desk meanwhile. */
export const AbsencesSection = ({ reference, params, onNavigate }: SectionProps) => {
  const today = useToday();
  const { id, select } = selectedEntry('absences', params, onNavigate);
  const { entry: absence, formId, isShown } = useShownEntry('unavailability', reference.unavailabilities, id);
  const recurring = useShownEntry('recurringAbsence', reference.recurringAbsences, id, newRecurring);
  const rows = rowsOf(reference, useStranded(reference), today);
  return (
    <EntrySection
      title={settingsText.sections.absences}
      texts={texts}
      rows={rows}
      id={id}
      select={select}
      more={<AddButton keys="Alt N" label={texts.addRecurring} onAdd={() => select(newRecurring)} />}
    >
      {recurring.isShown && (
        <RecurringForm
          key={id}
          formId={recurring.formId}
          reference={reference}
          absence={recurring.entry}
          today={today}
          onDone={select}
          onNavigate={onNavigate}
        />
      )}
      {isShown && (
        <AbsenceForm
          key={id}
          formId={formId}
          reference={reference}
          absence={absence}
          today={today}
          onDone={select}
          onNavigate={onNavigate}
        />
      )}
    </EntrySection>
  );
};
