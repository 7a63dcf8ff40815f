import { useMemo, type ReactNode } from 'react';

import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import type { Navigate, Place } from '#shared/routes/places';

import { ChartFrame } from '../../ui/charts/chart-frame';
import { TrustLines } from './live/trust-panel';
import { itemsData, type TrustItem } from './view-model/trust-items';

type AheadPanelProps = {
  readonly id: string;
  readonly day: string;
  readonly title: string;
  readonly bold: string;
  readonly items: readonly TrustItem[];
  readonly foot?: ReactNode;
  readonly fileName: string;
  readonly onNavigate: Navigate;
  readonly mayGo: (place: Place) => boolean;
};

/** Lines of a day ahead: who is away, or where it does not hold. */
export const AheadPanel = (props: AheadPanelProps) => {
  const { id, day, title, bold, items, foot, fileName, onNavigate, mayGo } = props;
  const data = useMemo(() => itemsData(items, dayAheadText.caption(day)), [items, day]);
  return (
    <ChartFrame
      id={id}
      title={title}
      bold={bold}
      data={data}
      hasDrawing={false}
      draw={(shown) => <TrustLines items={shown} onNavigate={onNavigate} mayGo={mayGo} />}
      {...(foot === undefined ? {} : { foot })}
      fileName={fileName}
    />
  );
};
