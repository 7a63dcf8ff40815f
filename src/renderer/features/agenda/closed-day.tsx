import { agendaText } from '#shared/i18n/fr/agenda';
import type { SiteReference } from '#shared/domain/model/reference';
import { holidayName } from '#shared/time/public-holidays';

import { Button } from '../../ui/button';

type ClosedDayProps = {
  readonly reference: SiteReference;
  readonly day: string;
  readonly closedBy: string;
  readonly onNext: () => void;
};

/** A day without opening: why, and the way on. */
export const ClosedDay = ({ reference, day, closedBy, onNext }: ClosedDayProps) => {
  const { closed } = agendaText;
  const holiday = holidayName(day, reference.site.territory);
  const words =
    holiday !== '' ? closed.holiday(holiday, day) : closedBy !== '' ? closed.because(closedBy, day) : closed.plain(day);
  return (
    <div className="ag-closed">
      <p>{words}</p>
      <Button tone="main" onPress={onNext} autoFocus>
        {closed.next}
      </Button>
    </div>
  );
};
