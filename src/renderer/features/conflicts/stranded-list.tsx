import type { StrandedDay } from '#shared/domain/booking/stranded-appointments';
import { leftOn, moveParams } from '#shared/domain/booking/move-cause';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import type { Navigate } from '#shared/routes/places';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';

type StrandedListProps = { readonly days: readonly StrandedDay[]; readonly onNavigate: Navigate };

const texts = conflictsText.stranded;

/** The days that were closed over people who are still booked, each with the way to move them. */
export const StrandedList = ({ days, onNavigate }: StrandedListProps) =>
  days.length > 0 && (
    <section aria-label={texts.title}>
      <Head title={texts.title} level={3} meta={days.length} />
      <ul className="co-ok">
        {days.map(({ day, count, isClosed }) => (
          <li key={day}>
            <span />
            <span>
              {texts.day(day, isClosed)}
              <span className="small">{texts.some(count)}</span>
            </span>
            <Button
              tone="link"
              label={texts.moveOf(texts.day(day, isClosed))}
              onPress={() => onNavigate('agenda', moveParams(leftOn(day)))}
            >
              {texts.move}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
