/** What the queries are about: civil days, both included, and the day and minute of the figures. */
export type SqlScope = {
  readonly from: string;
  readonly to: string;
  readonly asOfDay: string;
  readonly asOfMinute: number;
  readonly goalMin: number;
};

const cancelled = `"end" IN ('cancelledByCitizen', 'cancelledByOffice')`;
const visit = `(channel = 'appointment' AND outcome = 'attended')`;

/** The figures of Pilotage said a second time, by somebody else's engine: each query gives the rows that `panelRows` gives. */
export const panelSql = ({ from, to, asOfDay, asOfMinute, goalMin }: SqlScope): Readonly<Record<string, string>> => {
  const inPeriod = `day BETWEEN '${from}' AND '${to}'`;
  const paused = `coalesce((SELECT arg_max(status, place) FROM stays WHERE request_id = requests.id) = 'waitingOnCitizen', false)`;
  const spread = (column: string): string =>
    `count(${column}), avg(${column}), quantile_cont(${column}, 0.5), quantile_cont(${column}, 0.9), max(${column})`;
  const decade = `date_trunc('month', day) + to_days(CASE WHEN day(day) <= 10 THEN 0 WHEN day(day) <= 20 THEN 10 ELSE 20 END)`;
  const age = `date_diff('day', day, DATE '${asOfDay}') + (${asOfMinute} - minute) / 1440.0`;
  return {
    delayByChannel: `
      SELECT channel, count(*) FILTER (is_open), count(*) FILTER (NOT is_open AND delay_days IS NULL),
        ${spread('working_days')}, ${spread('delay_days')},
        count(*) FILTER (closed_day = day AND delay_days IS NOT NULL),
        count(*) FILTER (delay_days IS NOT NULL AND closed_day <= due_day),
        count(*) FILTER ((delay_days IS NOT NULL AND closed_day > due_day) OR
          (is_open AND due_day < '${asOfDay}' AND NOT ${paused}))
      FROM requests WHERE ${inPeriod} GROUP BY channel`,
    kaplanMeier: `
      WITH lives AS (SELECT channel, coalesce(delay_days, ${age}) AS t, NOT is_open AS ended FROM requests
          WHERE ${inPeriod} AND (is_open OR delay_days IS NOT NULL)),
        ends AS (SELECT channel, t, count(*) FILTER (ended) AS d FROM lives GROUP BY ALL),
        risks AS (SELECT channel, t, d, sum(n) OVER (PARTITION BY channel ORDER BY t DESC) AS r FROM
          (SELECT channel, t, max(d) AS d, count(*) AS n FROM lives JOIN ends USING (channel, t) GROUP BY ALL)),
        curve AS (SELECT channel, t, product(1 - d / r) OVER (PARTITION BY channel ORDER BY t) AS s FROM risks WHERE d > 0)
      SELECT channel, min(t) FILTER (s <= 0.5 + 1e-12) FROM curve GROUP BY channel`,
    commitments: `
      SELECT department_id, count(*), count(*) FILTER (due_day < '${asOfDay}' AND NOT ${paused}), min(day)::VARCHAR
      FROM requests WHERE is_open AND day <= '${asOfDay}' GROUP BY department_id`,
    backlogWeeks: `
      WITH weeks AS (SELECT DISTINCT date_trunc('week', day) AS monday FROM days WHERE ${inPeriod} AND day <= '${asOfDay}'),
        spans AS (SELECT greatest(monday, DATE '${from}') AS first,
          least(monday + INTERVAL 6 DAY, DATE '${to}', DATE '${asOfDay}') AS last FROM weeks),
        asked AS (SELECT * FROM requests WHERE NOT ${visit})
      SELECT strftime(first, '%Y-%m-%d'), count(*) FILTER (day BETWEEN first AND last),
        count(*) FILTER (NOT is_open AND closed_day BETWEEN first AND last),
        count(*) FILTER (day <= last AND (is_open OR closed_day > last))
      FROM spans, asked GROUP BY first`,
    quarterByReason: `
      SELECT reason_id, count(*) FILTER (NOT ${cancelled}), count(*) FILTER ("end" = 'noShow'), count(*) FILTER (${cancelled}),
        count(*) FILTER (NOT ${cancelled}) / sum(count(*) FILTER (NOT ${cancelled})) OVER ()
      FROM appointments WHERE ${inPeriod} GROUP BY reason_id`,
    tenDays: `
      WITH wanted AS (SELECT *, ${decade} AS first FROM requests WHERE ${inPeriod} AND day < '${asOfDay}'),
        open AS (SELECT department_id, ${decade} AS first, count(*) AS open_days FROM open_departments
          WHERE ${inPeriod} AND day < '${asOfDay}' GROUP BY ALL)
      SELECT department_id, strftime(greatest(first, DATE '${from}'), '%Y-%m-%d'), count(*), any_value(open_days), count(*) / any_value(open_days)
      FROM wanted LEFT JOIN open USING (department_id, first) GROUP BY department_id, first`,
    leadTime: `SELECT reason_id, ${spread('lead_days')} FROM appointments WHERE ${inPeriod} AND NOT ${cancelled} GROUP BY reason_id`,
    noShowChart: `
      SELECT strftime(date_trunc('week', day), '%Y-%m-%d'), count(*) FILTER ("end" = 'noShow'), count(*),
        count(*) FILTER ("end" = 'noShow') / count(*)
      FROM appointments WHERE ${inPeriod} AND "end" IN ('attended', 'noShow') GROUP BY 1`,
    waitsByHour: `
      SELECT (wait_from_minute // 60) * 60, ${spread('wait_min')}, count(*) FILTER (wait_min <= ${goalMin})
      FROM tickets WHERE ${inPeriod} AND wait_min IS NOT NULL GROUP BY 1`,
    heatmap: `
      SELECT isodow(day), (wait_from_minute // 30) * 30, count(*), quantile_cont(wait_min, 0.5), quantile_cont(wait_min, 0.9)
      FROM tickets WHERE ${inPeriod} AND wait_min IS NOT NULL GROUP BY ALL`,
    staffing: `
      SELECT (wait_from_minute // 30) * 30, count(*), 2 * count(*) / (SELECT count(DISTINCT day) FROM tickets WHERE ${inPeriod}),
        (SELECT avg(service_min) FROM tickets WHERE ${inPeriod})
      FROM tickets WHERE ${inPeriod} GROUP BY 1`,
    whatPeopleAsk: `
      WITH said AS (SELECT theme_id FROM requests WHERE ${inPeriod} AND delay_days IS NOT NULL AND NOT coalesce(${visit}, false)
        UNION ALL SELECT theme_id FROM tickets WHERE ${inPeriod} AND booked AND status = 'done')
      SELECT coalesce(theme_id, ''), count(*), count(*) / sum(count(*)) OVER () FROM said GROUP BY theme_id`,
    repeatVisits: `
      SELECT reason_id, count(*) FILTER (is_repeat), count(*) FROM requests
      WHERE ${inPeriod} AND channel IN ('desk', 'appointment') GROUP BY reason_id`,
    wastedSlots: `
      WITH room AS (SELECT site_id, day, sum(places) AS estimate FROM days
          WHERE ${inPeriod} AND day < '${asOfDay}' GROUP BY ALL),
        taken AS (SELECT site_id, day, count(*) FILTER ("end" = 'attended') AS used,
          count(*) FILTER ("end" = 'noShow') AS missed, count(*) FILTER ("end" = 'needsOutcome') AS unsaid,
          count(*) FILTER (cancelled_days_before < 2) AS late
          FROM appointments WHERE ${inPeriod} AND day < '${asOfDay}' GROUP BY ALL),
        each AS (SELECT date_trunc('week', day) AS monday, coalesce(estimate, 0) AS estimate, coalesce(used, 0) AS used,
          coalesce(missed, 0) AS missed, coalesce(late, 0) AS late, coalesce(unsaid, 0) AS unsaid
          FROM room FULL JOIN taken USING (site_id, day))
      SELECT strftime(monday, '%Y-%m-%d'), sum(greatest(estimate, used + missed + late + unsaid)), sum(used), sum(missed), sum(late), sum(unsaid),
        sum(greatest(0, estimate - used - missed - late - unsaid))
      FROM each GROUP BY monday`,
  };
};
