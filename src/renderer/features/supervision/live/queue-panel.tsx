import { useCallback, useMemo } from 'react';

import { supervisionText } from '#shared/i18n/fr/supervision';

import { ChartCanvas } from '../../../ui/charts/chart-canvas';
import { ChartFrame } from '../../../ui/charts/chart-frame';
import type { ChartSize } from '../../../ui/charts/drawing/drawing';
import { useOpenTicket } from '../../../ui/open-ticket';
import { layoutQueue } from '../drawing/layout-queue';
import { SignList } from '../sign-list';
import type { Lane } from '../view-model/lanes';
import { queueData } from '../view-model/queue-data';

const text = supervisionText.who;

const Drawn = ({
  lanes,
  goalMin,
  label,
}: {
  readonly lanes: readonly Lane[];
  readonly goalMin: number;
  readonly label: string;
}) => {
  const layout = useCallback((size: ChartSize) => layoutQueue(lanes, goalMin, size), [lanes, goalMin]);
  // The marks of the drawing are the people in this order.
  const people = lanes.flatMap(({ dots }) => dots.map(({ ticketId }) => ticketId));
  const open = useOpenTicket();
  return <ChartCanvas label={label} layout={layout} onPick={open ? (at) => open(people[at] ?? '') : undefined} />;
};

/** For which reason those who are late wait, where one stands out. */
const lateRest = (lanes: readonly Lane[], late: number): string => {
  const most = lanes.toSorted((a, b) => b.late - a.late)[0];
  if (!most || most.late === 0) return '.';
  return most.late === late ? text.lateAt(late, most.name) : text.lateMost(most.late, most.name);
};

type QueuePanelProps = {
  readonly lanes: readonly Lane[];
  readonly late: number;
  readonly goalMin: number;
  /** Civil time of the next expected appointment, `''` when none is left. */
  readonly nextAppointment: string;
};

/** Who waits and since when, a dot each, on a lane for each reason. */
export const QueuePanel = ({ lanes, late, goalMin, nextAppointment }: QueuePanelProps) => {
  const data = useMemo(() => queueData(lanes), [lanes]);
  const bold = lanes.length === 0 ? text.empty : late > 0 ? text.late(late, goalMin) : text.none(goalMin);
  const rest = late > 0 ? lateRest(lanes, late) : '';
  return (
    <ChartFrame
      id="who"
      title={text.title}
      bold={bold}
      rest={rest}
      data={data}
      draw={(shown) => <Drawn lanes={shown} goalMin={goalMin} label={`${bold}${rest}`} />}
      legend={
        <SignList
          signs={[
            { sign: 'full', label: text.booked },
            { sign: 'ring', label: text.walkIn },
            { sign: 'diamond', label: text.priority },
          ]}
        />
      }
      empty={nextAppointment === '' ? '' : text.nextAt(nextAppointment)}
      fileName="file-d-attente"
    />
  );
};
