import type { Alert, AlertDimension } from './alert';

// Of several that tell the same, the first of these is kept: a department can act, a reason is what drives it. A day concerns everybody.
const order: readonly AlertDimension[] = ['department', 'channel', 'all', 'reason', 'day'];
const rankOf = ({ series, driver }: Alert): number =>
  driver?.by === 'day' && series.by === 'all' ? -1 : order.indexOf(series.by);
// Ten days or a month hold more than a week does.
const windowOrder: readonly Alert['window']['kind'][] = ['decade', 'month', 'week'];

const overlaps = (a: Alert, b: Alert): boolean => a.window.from <= b.window.to && b.window.from <= a.window.to;

/** What an alert comes down to: its driver, or itself. A reason is its own cause. */
const causeOf = ({ series, driver }: Alert): string =>
  driver === null || series.by === 'reason' ? `${series.by}:${series.id}` : `${driver.by}:${driver.id}`;

const isSame = (a: Alert, b: Alert): boolean => a.series.by === b.series.by && a.series.id === b.series.id;

/** Whether two alerts tell of the same thing: the same series or the same cause, on days in common, in the same direction. */
const tellsTheSame = (a: Alert, b: Alert): boolean =>
  a.series.measure === b.series.measure &&
  a.direction === b.direction &&
  overlaps(a, b) &&
  (isSame(a, b) || causeOf(a) === causeOf(b) || causeOf(a) === `${b.series.by}:${b.series.id}`);

/** Each cause once: what a week and a décade, a department and its reason say alike is said by one of them. The worst first. */
export const oneCauseOnce = (alerts: readonly Alert[]): Alert[] => {
  const kept: Alert[] = [];
  const ranked = alerts.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      windowOrder.indexOf(a.window.kind) - windowOrder.indexOf(b.window.kind) ||
      b.score - a.score ||
      (a.id < b.id ? -1 : 1),
  );
  for (const alert of ranked)
    if (!kept.some((one) => tellsTheSame(one, alert) || tellsTheSame(alert, one))) kept.push(alert);
  return kept.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
};
