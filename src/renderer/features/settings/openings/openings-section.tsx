import './openings.css';

import type { OpeningPeriod, SiteReference } from '#shared/domain/model/reference';
import { settingsText } from '#shared/i18n/fr/settings';
import { capital } from '#shared/i18n/fr/format';
import { sayOpening, sayValidity, settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { entryById } from '#shared/lib/entry-by-id';

import { useToday } from '../../../data/queries/use-today';
import { AddButton } from '../parts/add-button';
import { EntryList, type EntryRow } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { newEntry, selectedEntry, useShownEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { deskLabel } from '../parts/desk-label';
import { BulkForm } from './bulk-form';
import { OpeningForm } from './opening-form';

const texts = settingsHoursText.openings;
/** The id by which the hours of several desks stand in the address. */
const several = 'several';

const isPast = ({ validUntil }: OpeningPeriod, today: string): boolean => validUntil !== '' && validUntil < today;

const byTime = (today: string) => (a: OpeningPeriod, b: OpeningPeriod) =>
  Number(isPast(a, today)) - Number(isPast(b, today)) ||
  Math.min(...a.weekdays) - Math.min(...b.weekdays) ||
  a.from.localeCompare(b.from) ||
  a.validFrom.localeCompare(b.validFrom);

const detailOf = (opening: OpeningPeriod, reference: SiteReference, today: string): string => {
  const names = (opening.reasonIds ?? []).map((id) => entryById(reference.reasons, id)?.shortName ?? '');
  return [
    sayValidity(opening, today),
    names.filter(Boolean).join(', '),
    opening.keptFor ? texts.kept2(opening.keptFor, opening.releaseDaysBefore ?? 0) : '',
  ]
    .filter(Boolean)
    .join(' · ');
};

const rowsOf = (reference: SiteReference, today: string): readonly EntryRow[] =>
  reference.desks.flatMap((desk) =>
    reference.openingPeriods
      .filter(({ deskId }) => deskId === desk.id)
      .toSorted(byTime(today))
      .map((opening) => ({
        id: opening.id,
        group: deskLabel(desk),
        title: capital(sayOpening(opening)),
        detail: detailOf(opening, reference, today),
        isPast: isPast(opening, today),
      })),
  );

/** When each desk receives by appointment, and the slots that follow. */
export const OpeningsSection = ({ reference, params, onNavigate }: SectionProps) => {
  const today = useToday();
  const { id, select } = selectedEntry('openings', params, onNavigate);
  const { entry: opening, formId, isShown } = useShownEntry('openingPeriod', reference.openingPeriods, id);
  const hasDesks = reference.desks.length > 0;
  const rows = rowsOf(reference, today);
  return (
    <>
      <SectionHead
        title={settingsText.sections.openings}
        lead={texts.lead}
        end={
          hasDesks && (
            <>
              <AddButton keys="Alt N" label={settingsHoursText.bulk.add} onAdd={() => select(several)} />
              <AddButton label={texts.add} onAdd={() => select(newEntry)} />
            </>
          )
        }
      />
      <div className="set-split set-split--three">
        <div className="set-rows">
          <EntryList
            label={texts.list}
            rows={rows}
            selected={id}
            onSelect={select}
            empty={hasDesks ? texts.empty : texts.noDesk}
          />
        </div>
        {id === several && hasDesks ? (
          <BulkForm reference={reference} today={today} onDone={() => select('')} onNavigate={onNavigate} />
        ) : isShown && (id !== newEntry || hasDesks) ? (
          <OpeningForm
            key={id}
            formId={formId}
            reference={reference}
            opening={opening}
            deskId={reference.desks[0]?.id ?? ''}
            today={today}
            onDone={select}
            onNavigate={onNavigate}
          />
        ) : (
          rows.length > 0 && <p className="set-side set-empty">{texts.choose}</p>
        )}
      </div>
    </>
  );
};
