import { useMemo } from 'react';

import { planAhead } from '#shared/domain/insights/day/day-ahead';
import { walkInForecast } from '#shared/domain/insights/day/walk-in-forecast';
import type { SiteReference } from '#shared/domain/model/reference';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import type { Navigate, Place } from '#shared/routes/places';
import { addDays } from '#shared/time/civil';

import { useAppointmentsBetween } from '../../../data/queries/use-appointments-between';
import { isRead } from '../../../data/queries/use-live';
import { Button } from '../../../ui/button';
import { AheadPanel } from '../ahead-panel';
import { aheadHead, awayItems, gapItems } from '../view-model/ahead-items';
import type { Habits } from './live-day';

type TomorrowPanelProps = {
  readonly reference: SiteReference;
  /** The day that is looked ahead to: today before the doors open, the next open day after they closed. */
  readonly day: string;
  readonly today: string;
  /** `null` = not read yet: nothing is said of the day without them. */
  readonly habits: Habits | null;
  readonly onDay: (day: string) => void;
  readonly onNavigate: Navigate;
  readonly mayGo: (place: Place) => boolean;
};

/** What the panel is called: « Ce matin », « Demain », or the day. */
export const aheadTitle = (day: string, today: string): string =>
  dayAheadText.title(day, day === today, day === addDays(today, 1));

/** Before the doors open and after they closed: who is away, who replaces them, and where the day ahead does not hold. */
export const TomorrowPanel = ({ reference, day, today, habits, onDay, onNavigate, mayGo }: TomorrowPanelProps) => {
  const read = useAppointmentsBetween(day, day);
  const plan = useMemo(() => {
    const expected = walkInForecast(habits?.past ?? [], day);
    return planAhead({ ref: reference, day, appointments: read, expected });
  }, [reference, day, read, habits]);
  const isKnown = isRead(read) && habits !== null;
  const items = useMemo(
    () => (isKnown ? [...awayItems(plan, reference), ...gapItems(plan)] : []),
    [isKnown, plan, reference],
  );
  return (
    <AheadPanel
      id="opt"
      day={day}
      title={aheadTitle(day, today)}
      bold={isKnown ? aheadHead(plan) : periodsText.reading}
      items={items}
      foot={
        day === today ? undefined : (
          <Button size="small" tone="link" onPress={() => onDay(day)}>
            {dayAheadText.see}
          </Button>
        )
      }
      fileName={`journee-${day}`}
      onNavigate={onNavigate}
      mayGo={mayGo}
    />
  );
};
