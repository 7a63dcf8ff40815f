import { closureCause } from '#shared/domain/booking/move-cause';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Closure, SiteReference } from '#shared/domain/model/reference';
import { fullDay } from '#shared/i18n/fr/format';
import type { Territory } from '#shared/time/public-holidays';
import { settingsText } from '#shared/i18n/fr/settings';
import { saySpell, settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { entryById } from '#shared/lib/entry-by-id';

import { useStranded } from '../../../data/queries/use-conflicts';
import { useToday } from '../../../data/queries/use-today';
import { Head } from '../../../ui/head';
import { deskLabel } from '../parts/desk-label';
import type { EntryRow } from '../parts/entry-list';
import { EntrySection } from '../parts/entry-section';
import { saysLeft } from '../parts/impact-list';
import { selectedEntry, useShownEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { nextHolidays } from './next-holidays';
import { ClosureForm } from './closure-form';

const texts = settingsHoursText.closures;

/** Those to come by their day, then the past ones, the latest first. */
const inOrder = (closures: readonly Closure[], today: string): readonly Closure[] => {
  const byDay = closures.toSorted((a, b) => a.fromDay.localeCompare(b.fromDay));
  return [...byDay.filter(({ toDay }) => toDay >= today), ...byDay.filter(({ toDay }) => toDay < today).toReversed()];
};

const rowsOf = (reference: SiteReference, stranded: readonly Appointment[], today: string): readonly EntryRow[] =>
  inOrder(reference.closures, today).map((closure) => {
    const desk = entryById(reference.desks, closure.deskId);
    const isPast = closure.toDay < today;
    return {
      id: closure.id,
      group: isPast ? texts.past : texts.coming,
      title: closure.label,
      detail: [
        saySpell(closure),
        desk ? deskLabel(desk) : texts.site,
        saysLeft(reference, stranded, closureCause(closure)),
      ]
        .filter(Boolean)
        .join(' · '),
      isPast,
    };
  });

/** On which days the town hall is closed by itself, to be looked up. */
const Holidays = ({ territory, today }: { readonly territory: Territory; readonly today: string }) => (
  <section className="set-holidays" aria-label={texts.holidays}>
    <Head title={texts.holidays} meta={texts.holidaysMeta} level={3} />
    <ul>
      {nextHolidays(territory, today).map(({ day, name }) => (
        <li key={day}>
          <span>{name}</span> <time dateTime={day}>{fullDay(day)}</time>
        </li>
      ))}
    </ul>
  </section>
);

/** Days and hours on which the town hall or one of its desks receives nobody. */
export const ClosuresSection = ({ reference, params, onNavigate }: SectionProps) => {
  const today = useToday();
  const { id, select } = selectedEntry('closures', params, onNavigate);
  const { entry: closure, formId, isShown } = useShownEntry('closure', reference.closures, id);
  const rows = rowsOf(reference, useStranded(reference), today);
  return (
    <EntrySection
      title={settingsText.sections.closures}
      texts={texts}
      rows={rows}
      id={id}
      select={select}
      below={<Holidays territory={reference.site.territory} today={today} />}
    >
      {isShown && (
        <ClosureForm
          key={id}
          formId={formId}
          reference={reference}
          closure={closure}
          today={today}
          onDone={select}
          onNavigate={onNavigate}
        />
      )}
    </EntrySection>
  );
};
