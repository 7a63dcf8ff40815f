import { describe, expect, it } from 'vitest';

import { demoReference } from '../../../demo/demo-reference';
import { demoYear } from '../../../demo/year/demo-year';
import type { Filter } from '../facts/filter';
import { toFacts } from '../facts/to-facts';
import { periodOf } from '../period/period-of';
import { applyScope } from '../facts/apply-filter';
import { findAlerts } from './find-alerts';
import { countedFacts } from './measure-source';

const reference = demoReference('2026-11-26', 'Europe/Paris');
type Row = {
  readonly day: string;
  readonly departmentId: string;
  readonly reasonId: string;
  readonly channel: string;
};
const departmentOf = ({ departmentId }: Row): string => departmentId;
const reasonOf = ({ reasonId }: Row): string => reasonId;
const channelOf = ({ channel }: Row): string => channel;
const dayOf = ({ day }: Row): string => day;
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

  it('has as many rows behind every count as it says', () => {
    const counts = alerts.filter(({ isRate }) => !isRate);
    expect(counts.length).toBeGreaterThan(0);
    for (const { series, window, observed } of counts) {
      const { requests, appointments } = countedFacts(series.measure, applyScope(facts, quarter));
      const idsOf = { all: () => '', department: departmentOf, reason: reasonOf, channel: channelOf, day: dayOf };
      const behind = [...(series.measure === 'appointments' ? appointments : requests)].filter(
        (one) => window.from <= one.day && one.day <= window.to && idsOf[series.by](one) === series.id,
      );
      expect(behind).toHaveLength(observed);
    }
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
