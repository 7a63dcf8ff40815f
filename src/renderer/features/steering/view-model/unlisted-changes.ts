import type { Alert, AlertList } from '#shared/domain/insights/alerts/alert';
import type { DepartmentTenDays, TenDays } from '#shared/domain/insights/steering/ten-days';
import { addDays } from '#shared/time/civil';
import { visitText } from '#shared/i18n/fr/steering-visits';

import type { Names } from './names';
import { isSure, wholeOf } from './ten-days-view';

const text = visitText.alerts;
/** Days that thirteen windows take: with fewer before it no window is judged. */
const daysOfUsual = 13 * 11;

/** First day of the period, and the first one that is known at all. */
type Since = { readonly from: string; readonly known: string };

type Change = { readonly departmentId: string; readonly rises: boolean; readonly from: string };

/** Of another department alone: what drives it drives no second one. */
const isOfAnother = ({ series, driver }: Alert, departmentId: string): boolean =>
  series.by === 'department' && series.id !== departmentId && (driver === null || driver.by === 'reason');

/** Sure, and no alert of requests on its days says the same. */
const changesOf = (
  { alerts }: AlertList,
  departments: readonly DepartmentTenDays[],
  periodFrom: string,
): readonly Change[] =>
  departments
    .filter(isSure)
    .flatMap((one) => {
      const last = wholeOf(one).findLast(({ openDays }) => openDays > 0);
      // Alerts look at what ends in the period.
      if (!last || last.to < periodFrom) return [];
      const rises = one.change.trend === 'up';
      const isTold = alerts.some(
        (alert) =>
          alert.series.measure === 'requests' &&
          alert.direction === (rises ? 'above' : 'below') &&
          alert.window.from <= last.to &&
          last.from <= alert.window.to &&
          !isOfAnother(alert, one.departmentId),
      );
      return isTold ? [] : [{ departmentId: one.departmentId, rises, from: last.from, size: one.change.true ?? 0 }];
    })
    .toSorted((a, b) => Math.abs(b.size) - Math.abs(a.size));

/** Why a sure change of the ten days is in no alert: the alerts hold it against what is usual, not against the ten days before. */
export const unlistedWords = (list: AlertList, { departments }: TenDays, names: Names, since: Since): string => {
  const changes = changesOf(list, departments, since.from);
  return [true, false]
    .map((rises) => changes.filter((one) => one.rises === rises))
    .filter((some) => some.length > 0)
    .map((some) =>
      text.unlisted(
        some.map(({ departmentId }) => names.department(departmentId)),
        some.some(({ rises }) => rises),
        some.every(({ from }) => since.known <= addDays(from, -daysOfUsual)),
      ),
    )
    .join('');
};
