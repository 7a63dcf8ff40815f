import { steeringText } from '#shared/i18n/fr/steering';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import type { Given } from '../view-model/given';

type OneSitePanelProps = { readonly id: string; readonly title: string; readonly given: Given };

/** In the place of a figure that has a meaning at one site alone: a desk helps nobody who waits elsewhere. */
export const OneSitePanel = ({ id, title, given }: OneSitePanelProps) => (
  <ChartFrame
    id={id}
    title={title}
    bold={steeringText.oneSite.bold}
    data={{ caption: title, rows: [], columns: [] }}
    draw={() => null}
    asOf={given.asOf}
    empty={steeringText.oneSite.why}
  />
);
