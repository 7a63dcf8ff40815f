import { useCallback, useMemo } from 'react';

import { nextDays, type DayAhead } from '#shared/domain/insights/day/next-days';
import type { SiteReference } from '#shared/domain/model/reference';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import { addDays } from '#shared/time/civil';

import { useAppointmentsBetween } from '../../data/queries/use-appointments-between';
import { isRead } from '../../data/queries/use-live';
import { ChartCanvas } from '../../ui/charts/chart-canvas';
import { ChartFrame } from '../../ui/charts/chart-frame';
import type { ChartSize } from '../../ui/charts/drawing/drawing';
import { isOverDay, isShutDay, layoutTen } from './drawing/layout-ten';
import { SignList } from './sign-list';
import { tenData } from './view-model/ten-data';

const text = periodsText.ten;
const daysLooked = 20;

const Drawn = ({ days, label }: { readonly days: readonly DayAhead[]; readonly label: string }) => {
  const layout = useCallback((size: ChartSize) => layoutTen(days, size), [days]);
  return <ChartCanvas label={label} layout={layout} />;
};

const sentence = (days: readonly DayAhead[]): readonly [bold: string, rest: string] => {
  const shut = days.find(isShutDay);
  if (shut) return [text.shut(shut.day), text.shutRest(shut.booked)];
  const over = days.find(isOverDay);
  if (over) {
    const beyond = Math.max(over.overbooked, over.booked - over.places);
    return [text.over(over.day), text.overRest(beyond)];
  }
  const fullest = days.toSorted((a, b) => b.fill - a.fill)[0];
  if (!fullest) return [text.none, ''];
  return [text.calm, text.fullest(Math.round(fullest.fill * 100))];
};

type TenPanelProps = {
  /** Of its own: the panels of the live day stay in the page while another day is looked at. */
  readonly id: string;
  readonly reference: SiteReference;
  readonly today: string;
};

/** The next ten open days: how full each is. */
export const TenPanel = ({ id, reference, today }: TenPanelProps) => {
  const appointments = useAppointmentsBetween(addDays(today, 1), addDays(today, daysLooked));
  const isKnown = isRead(appointments);
  const days = useMemo(
    () => (isKnown ? nextDays(reference, appointments, today) : []),
    [isKnown, reference, appointments, today],
  );
  const data = useMemo(() => tenData(days), [days]);
  const [bold, rest] = isKnown ? sentence(days) : [periodsText.reading, ''];
  return (
    <ChartFrame
      id={id}
      title={text.title}
      bold={bold}
      rest={rest}
      data={data}
      draw={(shown) => <Drawn days={shown} label={`${bold} ${rest}`} />}
      legend={
        <SignList
          signs={[
            { sign: 'filled', label: text.booked },
            { sign: 'line', label: text.full },
          ]}
        />
      }
      empty=""
      fileName="dix-prochains-jours"
    />
  );
};
