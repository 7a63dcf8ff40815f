import { setImmediate } from 'node:timers/promises';

import { z } from 'zod';

import { findAlerts } from '#shared/domain/insights/alerts/find-alerts';
import { applyPeriod, applyScope } from '#shared/domain/insights/facts/apply-filter';
import type { Facts } from '#shared/domain/insights/facts/fact';
import type { Filter } from '#shared/domain/insights/facts/filter';
import { commitments } from '#shared/domain/insights/steering/commitments';
import { delayByChannel } from '#shared/domain/insights/steering/delay-by-channel';
import { leadTime } from '#shared/domain/insights/steering/lead-time';
import { noShowChart } from '#shared/domain/insights/steering/no-show-chart';
import { quarterByReason } from '#shared/domain/insights/steering/quarter-by-reason';
import { repeatVisits } from '#shared/domain/insights/steering/repeat-visits';
import { tenDays } from '#shared/domain/insights/steering/ten-days';
import { waitsByHour } from '#shared/domain/insights/steering/waits-by-hour';
import { wastedSlots } from '#shared/domain/insights/steering/wasted-slots';
import { whatPeopleAsk } from '#shared/domain/insights/steering/what-people-ask';
import { withoutReasons } from '#shared/domain/insights/facts/without-reasons';
import type { SiteReference } from '#shared/domain/model/reference';
import { isTellable } from '#shared/domain/insights/protect/small-numbers';
import { latestPublishedYear } from '#shared/domain/insights/elected/publications';
import { publishedReport } from '#shared/domain/insights/elected/published-report';

import { outgoing } from '../lib/checked';
import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { ReadRoute } from '../wire/served';
import type { Figures } from '../figures/figures';
import type { AccessKey } from '../store/access-key-port';
import { askedPeriod, indicatorsQuery } from './read-query';
import { reachBack, readScene, type ReadNeeds } from './read-scene';

const PATIENCE_MS = 20_000;

/** The only questions that a key of published figures has an answer to. */
const isOfPublication = ({ period = 'year', day: _day, ...rest }: z.output<typeof indicatorsQuery>): boolean =>
  period === 'year' && Object.keys(rest).length === 0;

/**
 * What a key of `indicators` alone reads: the published figures of a civil year, those of the elected, of the whole town. Any other period,
 * and any filter, is a stretch or a part that may be subtracted from another, so it is refused.
 */
const publishedIndicators = async (
  { figures: { publications } }: { readonly figures: Figures },
  { siteId }: AccessKey,
  query: z.output<typeof indicatorsQuery>,
) => {
  if (!isOfPublication(query))
    throw new Problem('notAllowed', 'this key reads published figures: period=year, any day of it, and no filter');
  const year =
    query.day === undefined ? latestPublishedYear(await publications.todayOf(siteId)) : Number(query.day.slice(0, 4));
  const found = await publications.of(siteId, year, PATIENCE_MS);
  if (!found) throw new Problem('busy', 'the figures are still being made; try again in a moment');
  const { period, asOf, ...figures } = publishedReport(year, found.steps, found.town);
  return {
    period,
    asOf,
    filter: { site: '', department: '', reason: '', channel: '' },
    panels: { published: figures },
  };
};

const counts = ['n', 'of', 'count'] as const;

const isSmall = (value: Readonly<Record<string, unknown>>): boolean =>
  counts.some((name) => {
    const count = value[name];
    return typeof count === 'number' && !isTellable(count);
  });

const withheld = (value: unknown): unknown => (typeof value === 'string' ? value : null);

/**
 * A figure as it leaves by the read interface: what is made of fewer than five is `null`, names of things and days stay. Entries of
 * reasons in `left` are left out: their department alone may see them.
 */
const hideSmall = (value: unknown, left: ReadonlySet<string>): unknown => {
  if (Array.isArray(value))
    return value.flatMap((one: unknown) => {
      const reasonId =
        typeof one === 'object' && one !== null && 'reasonId' in one ? (one as { reasonId: unknown }).reasonId : '';
      return typeof reasonId === 'string' && left.has(reasonId) ? [] : [hideSmall(one, left)];
    });
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return isSmall(value as Readonly<Record<string, unknown>>)
    ? Object.fromEntries(entries.map(([name, one]) => [name, withheld(one)]))
    : Object.fromEntries(entries.map(([name, one]) => [name, hideSmall(one, left)]));
};

/** Every panel of Pilotage by its name, each from the facts that it is defined on; other calls are answered in between. */
const panelsOf = async (
  facts: Facts,
  filter: Filter,
  ref: SiteReference,
): Promise<Readonly<Record<string, unknown>>> => {
  const scoped = applyScope(facts, filter);
  const inPeriod = applyPeriod(scoped, filter.period);
  const context = { ref, period: filter.period };
  const panels: Readonly<Record<string, () => unknown>> = {
    delayByChannel: () => delayByChannel(inPeriod, context),
    commitments: () => commitments(scoped, context),
    appointmentsByReason: () => quarterByReason(inPeriod, context),
    tenDays: () => tenDays(scoped, context),
    leadTime: () => leadTime(inPeriod),
    noShow: () => noShowChart(inPeriod),
    waits: () => waitsByHour(inPeriod, context),
    whatPeopleAsk: () => whatPeopleAsk(inPeriod),
    repeatVisits: () => repeatVisits(inPeriod),
    wastedSlots: () => wastedSlots(inPeriod),
    alerts: () => findAlerts(facts, filter),
  };
  const made: Record<string, unknown> = {};
  for (const [name, make] of Object.entries(panels)) {
    made[name] = make();
    await setImmediate();
  }
  return made;
};

const indicatorsReply = z.object({
  period: z.object({ kind: z.string(), from: z.string(), to: z.string() }),
  filter: z.object({ site: z.string(), department: z.string(), reason: z.string(), channel: z.string() }),
  asOf: z.object({ day: z.string(), minute: z.int(), unsyncedDesks: z.int() }),
  /** As the engine makes them (`shared/domain/insights`); what is made of fewer than five is `null`. */
  panels: z.record(z.string(), z.unknown()),
});

const asText = (reply: Omit<z.input<typeof indicatorsReply>, 'panels'> & { readonly panels: unknown }): string =>
  JSON.stringify(
    outgoing(indicatorsReply, {
      ...reply,
      panels: JSON.parse(JSON.stringify(reply.panels)) as Record<string, unknown>,
    }),
  );

/**
 * `GET /v1/api/indicators`: the panels of Pilotage for a key of rows, the published figures of a year for a key of indicators alone. What
 * is told live of any stretch and any part hides no small number: one answer less another shows it. Who may read rows sees it anyway.
 */
export const indicatorsRoute = (needs: ReadNeeds): ReadRoute => ({
  method: 'GET',
  path: '/v1/api/indicators',
  summary:
    'Figures as sums. A key of rows: the panels of Pilotage of a site over a period, for a department, a reason or a channel, small ones withheld. A key of indicators: what is published of a civil year of the whole town, `period=year` and no filter.',
  kind: 'read',
  scope: 'indicators',
  query: indicatorsQuery,
  mediaType: 'application/json',
  output: indicatorsReply,
  read: async (caller, asked) => {
    const parsed = indicatorsQuery.parse(asked);
    if (caller.scope !== 'rows') {
      const text = asText(await publishedIndicators(needs, caller, parsed));
      return { version: sha256(text), make: () => Promise.resolve(text) };
    }
    const { site, department = '', reason = '', channel: by, ...query } = parsed;
    const channel: Filter['channel'] = by ?? '';
    const scene = await readScene(needs, caller, site);
    if (scene.sensitive.has(reason)) throw new Problem('notAllowed', 'its department alone may see this reason');
    const period = askedPeriod(query, scene.today);
    return {
      version: scene.version,
      make: async () => {
        // The rows that this key reads hold none of them either: a sum that did would tell how many they are.
        const facts = withoutReasons(await scene.facts(reachBack(period.from), period.to), scene.sensitive);
        const filter = { period, siteId: '', departmentId: department, reasonId: reason, channel };
        return asText({
          period,
          filter: { site: scene.ref.site.id, department, reason, channel },
          asOf: facts.asOf,
          panels: hideSmall(await panelsOf(facts, filter, scene.ref), scene.sensitive),
        });
      },
    };
  },
});
