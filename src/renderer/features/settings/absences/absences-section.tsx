import type { SiteReference } from '#shared/domain/model/reference';
import { settingsText } from '#shared/i18n/fr/settings';
import { saySpell, settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { useToday } from '../../../data/queries/use-today';
import type { EntryRow } from '../parts/entry-list';
import { EntrySection } from '../parts/entry-section';
import { newEntry, selectedEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { AbsenceForm } from './absence-form';

const texts = settingsHoursText.absences;

const rowsOf = ({ unavailabilities, agents }: SiteReference, today: string): readonly EntryRow[] => {
  const nameOf = (id: string): string => agents.find((agent) => agent.id === id)?.shortName ?? '';
  const byDay = unavailabilities.toSorted((a, b) => a.fromDay.localeCompare(b.fromDay));
  const isPast = ({ toDay }: { readonly toDay: string }): boolean => toDay < today;
  const shown = [...byDay.filter((one) => !isPast(one)), ...byDay.filter(isPast).toReversed()];
  return shown.map((absence) => ({
    id: absence.id,
    group: isPast(absence) ? settingsHoursText.closures.past : settingsHoursText.closures.coming,
    title: nameOf(absence.agentId),
    detail: [saySpell(absence), absence.label, absence.replacedBy === '' ? '' : texts.by(nameOf(absence.replacedBy))]
      .filter(Boolean)
      .join(' · '),
    isPast: isPast(absence),
  }));
};

/** When agents are away, and who takes their desk meanwhile. */
export const AbsencesSection = ({ reference, params, onNavigate }: SectionProps) => {
  const today = useToday();
  const { id, select } = selectedEntry('absences', params, onNavigate);
  const absence = reference.unavailabilities.find((one) => one.id === id) ?? null;
  const rows = rowsOf(reference, today);
  return (
    <EntrySection title={settingsText.sections.absences} texts={texts} rows={rows} id={id} select={select}>
      {(absence || id === newEntry) && (
        <AbsenceForm
          key={absence ? absence.id : newEntry}
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
