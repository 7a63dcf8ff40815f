import type { Facts } from '#shared/domain/insights/facts/fact';
import type { Filter } from '#shared/domain/insights/facts/filter';
import type { DelayByChannel } from '#shared/domain/insights/steering/delay-by-channel';
import type { PanelContext } from '#shared/domain/insights/steering/panel-context';
import type { TenDays } from '#shared/domain/insights/steering/ten-days';

import type { Names } from './names';
import type { Place } from './place';

/** What a bar leads to: the rows behind it. `''` = any. */
export type DrillTarget = {
  readonly kind: 'requests' | 'appointments';
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly reasonId: string;
  readonly departmentId: string;
  readonly channel: string;
  /** Which rows come first: the last received, or those that took longest, with why they did. */
  readonly order: 'latest' | 'slowest';
};

/** What every panel is given: facts of the scope and of the period, what they are about, and how ids are called. */
export type Given = {
  /** Whatever the scope: whoever comes for something else takes a desk too. */
  readonly whole: Facts;
  readonly scope: Facts;
  readonly period: Facts;
  readonly filter: Filter;
  readonly context: PanelContext;
  readonly names: Names;
  readonly place: Place;
  /** Worked out once: their panels and the sentence of the screen both say them. */
  readonly delays: DelayByChannel;
  readonly tenDays: TenDays;
  /** The history of the server is still coming: what is looked for in it is not found yet. */
  readonly isArriving: boolean;
  /** The moment of the figures, as people read it. */
  readonly asOf: string;
  /** Begins the names of files: place and period, nobody's name. */
  readonly fileStem: string;
  readonly onDrill: (target: DrillTarget) => void;
};

/** The rows of the whole period and scope, to be narrowed by a panel. */
export const drillAll = ({ filter }: Given, kind: DrillTarget['kind'], title: string): DrillTarget => ({
  kind,
  title,
  from: filter.period.from,
  to: filter.period.to,
  reasonId: filter.reasonId,
  departmentId: filter.departmentId,
  channel: filter.channel,
  order: 'latest',
});
