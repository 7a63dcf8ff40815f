import type { Alert, AlertDimension } from './alert';
import { compareText } from '../../../lib/compare';

// Of several that tell the same, the first of these is kept: a department can act, a reason is what drives it. A day concerns everybody.
const order: readonly AlertDimension[] = ['department', 'channel', 'all', 'reason', 'day'];
const rankOf = ({ series, driver }: Alert): number =>
  driver?.by === 'day' && series.by === 'all' ? -1 : order.indexOf(series.by);
// Ten days or a month hold more than a week does.
const windowOrder: readonly Alert['window']['kind'][] = ['decade', 'month', 'week'];

const overlaps = (a: Alert, b: Alert): boolean => a.window.from <= b.window.to && b.window.from <= a.window.to;

/** A department of which nearly all is one reason: both count the same, and neither names the other as what drives it. */
const isTwin = (department: Alert, reason: Alert): boolean =>
  department.series.by === 'department' &&
  reason.series.by === 'reason' &&
  department.window.from === reason.window.from &&
  department.window.to === reason.window.to &&
  department.count === reason.count &&
  department.of === reason.of &&
  Math.abs(department.expected - reason.expected) <= 0.02 * department.expected;

const keyOf = ({ series }: Alert): string => `${series.by}:${series.id}`;

/** Departments by the reason that is nearly all of them. */
const twinsOf = (alerts: readonly Alert[]): ReadonlyMap<string, string> =>
  new Map(
    alerts
      .filter(({ series }) => series.by === 'reason')
      .flatMap((reason) => {
        const department = alerts.find((one) => isTwin(one, reason));
        return department ? [[keyOf(reason), keyOf(department)] as const] : [];
      }),
  );

/** What an alert comes down to: its driver, or itself. A reason is its own cause, but for one that is a department. */
const causeOf = (alert: Alert, twins: ReadonlyMap<string, string>): string => {
  const { series, driver } = alert;
  const cause = driver === null || series.by === 'reason' ? keyOf(alert) : `${driver.by}:${driver.id}`;
  return twins.get(cause) ?? cause;
};

/** Each cause once: what a week and a décade, a department and its reason say alike is said by one of them. The worst first. */
export const oneCauseOnce = (alerts: readonly Alert[]): Alert[] => {
  const twins = twinsOf(alerts);
  const causes = new Map(alerts.map((alert) => [alert, causeOf(alert, twins)]));
  /** Whether two alerts tell of the same thing: the same series or the same cause, on days in common, in the same direction. */
  const tellsTheSame = (a: Alert, b: Alert): boolean =>
    a.series.measure === b.series.measure &&
    a.direction === b.direction &&
    overlaps(a, b) &&
    (keyOf(a) === keyOf(b) || causes.get(a) === causes.get(b) || causes.get(a) === keyOf(b));
  const kept: Alert[] = [];
  const ranked = alerts.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      windowOrder.indexOf(a.window.kind) - windowOrder.indexOf(b.window.kind) ||
      b.score - a.score ||
      compareText(a.id, b.id),
  );
  for (const alert of ranked)
    if (!kept.some((one) => tellsTheSame(one, alert) || tellsTheSame(alert, one))) kept.push(alert);
  return kept.toSorted((a, b) => b.score - a.score || compareText(a.id, b.id));
};
