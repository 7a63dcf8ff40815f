import { describe, expect, it } from 'vitest';

import { demoReference } from '../../../demo/demo-reference';
import { demoYear } from '../../../demo/year/demo-year';
import type { Filter } from '../facts/filter';
import { toFacts } from '../facts/to-facts';
import { periodOf } from '../period/period-of';
import { findAlerts } from './find-alerts';

const reference = demoReference('2026-11-26', 'Europe/Paris');
const quarter: Filter = {
  period: periodOf('quarter', '2026-09-30'),
  siteId: '',
  departmentId: '',
  reasonId: '',
  channel: '',
};

describe.each([
  [21_500, 1],
  [30_000, 2],
  [30_000, 3],
])('the demonstration year of %i inhabitants, seed %i', (inhabitants, seed) => {
  const { sheets, anomalies } = demoYear({ seed, inhabitants, from: '2025-11-12', to: '2026-11-11', reference });
  const facts = toFacts(sheets, { day: '2026-11-12', minute: 600, unsyncedDesks: 0 });
  const { alerts } = findAlerts(facts, quarter);
  const watched = anomalies.filter((one) => one.measure !== 'backlog');

  it('has three abnormal situations to find', () => expect(watched).toHaveLength(3));

  it.each(watched)('finds $measure of $window $from, and names what drives it', (planted) => {
    const found = alerts.find(
      ({ series, window }) =>
        series.measure === planted.measure &&
        series.by === planted.series.by &&
        series.id === planted.series.id &&
        window.kind === planted.window &&
        window.from === planted.from,
    );
    expect(found?.direction).toBe('above');
    expect(found?.driver?.by).toBe(planted.driver.by);
    expect(planted.driver.ids).toContain(found?.driver?.id);
  });

  it('tells little else', () => {
    expect(alerts.length).toBeLessThanOrEqual(watched.length + 3);
  });

  it('gives the same alert the same id within a department and in a longer period', () => {
    const housing = alerts.find(({ series }) => series.by === 'department');
    const ids = (filter: Filter): string[] => findAlerts(facts, filter).alerts.map(({ id }) => id);
    expect(ids({ ...quarter, departmentId: housing?.series.id ?? '' })).toContain(housing?.id);
    expect(ids({ ...quarter, period: periodOf('year', '2026-09-30') })).toContain(housing?.id);
  });
});
