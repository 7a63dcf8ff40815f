import { ChevronLeft, ChevronRight } from 'lucide-react';

import './roster.css';

import { isCivilDay } from '#shared/time/civil-day';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsRosterText as texts } from '#shared/i18n/fr/settings-roster';
import { addDays, mondayOf } from '#shared/time/civil';

import { useToday } from '../../../data/queries/use-today';
import { Button } from '../../../ui/button';
import { homeAt } from '../../../ui/keep-focus';
import { SectionHead } from '../parts/section-head';
import { selectedEntry } from '../parts/selected-entry';
import { UnsavedNote } from '../parts/unsaved';
import type { SectionProps } from '../section';
import { RosterForm } from './roster-form';

/** Who sits where, week by week. The week stands in the address by its Monday. */
export const RosterSection = ({ reference, params, onNavigate }: SectionProps) => {
  const today = useToday();
  const { id, select } = selectedEntry('roster', params, onNavigate);
  const week = mondayOf(isCivilDay(id) ? id : today);
  return (
    <>
      <SectionHead
        title={settingsText.sections.roster}
        lead={texts.lead}
        end={
          <div className="set-line ro-weeks">
            <Button icon={ChevronLeft} label={texts.before} onPress={() => select(addDays(week, -7))} />
            <b>{texts.week(week)}</b>
            <Button icon={ChevronRight} label={texts.after} onPress={() => select(addDays(week, 7))} />
          </div>
        }
      />
      <div className="set-body" {...homeAt('.ro-cell[tabindex="0"]')}>
        <UnsavedNote />
        <RosterForm key={week} reference={reference} week={week} onDone={() => select(week)} onNavigate={onNavigate} />
      </div>
    </>
  );
};
