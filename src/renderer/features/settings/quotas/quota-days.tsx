import { capital, dayAndMonth, weekdayName } from '#shared/i18n/fr/format';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { addDays } from '#shared/time/civil';

import { useAppointmentsBetween } from '../../../data/queries/use-appointments-between';
import { Head } from '../../../ui/head';
import { Tag } from '../../../ui/tag';
import { bookedPerDay } from './booked-per-day';
import type { QuotaBody } from './quota-shape';

type QuotaDaysProps = { readonly quota: QuotaBody; readonly today: string };

const texts = settingsHoursText.quotas;
const shownDays = 14;

/** How full a quota is on the coming days, as the form stands. */
export const QuotaDays = ({ quota, today }: QuotaDaysProps) => {
  const days = Array.from({ length: shownDays }, (_, offset) => addDays(today, offset));
  const appointments = useAppointmentsBetween(today, addDays(today, shownDays - 1));
  const lines = bookedPerDay(quota, appointments, days);
  return (
    <section className="set-side set-side--plain" aria-label={texts.next}>
      <Head title={texts.next} level={3} />
      <ul className="set-days">
        {lines.map(({ day, booked }) => (
          <li key={day}>
            <span>
              {capital(weekdayName(day))} {dayAndMonth(day)}
            </span>
            {booked > quota.mostPerDay && quota.mostPerDay >= 0 && <Tag tone="warn">{texts.over}</Tag>}
            <span className="num">{texts.nextLine(booked, Math.max(0, quota.mostPerDay))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
