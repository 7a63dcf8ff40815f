import type { z } from 'zod';

import { electedReport } from '#shared/domain/insights/elected/elected-report';
import { optionsOfTown } from '#shared/domain/insights/elected/options-of-site';
import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import type { Facts } from '#shared/domain/insights/facts/fact';
import type { Filter } from '#shared/domain/insights/facts/filter';
import { yearBefore } from '#shared/domain/insights/period/neighbour-periods';
import { periodOf } from '#shared/domain/insights/period/period-of';
import { townOf, type Town } from '#shared/domain/insights/town/town';
import { inTown, townFacts } from '#shared/domain/insights/town/town-facts';
import type { SiteReference } from '#shared/domain/model/reference';
import type { electedReferenceReply, electedReply } from '#shared/sync/elected-protocol';
import { electedRequest } from '#shared/sync/elected-protocol';
import { civilOf } from '#shared/time/civil';

import { checked } from '../lib/checked';
import { Problem } from '../lib/problem';
import type { RouteContext } from '../routes/route';
import { otherSites } from '../sites/require-town-site';
import type { Device } from '../store/port';

const PATIENCE_MS = 8_000;

const noReference = (): Problem => new Problem('notFound', 'this site has no reference data yet');

type Known = { readonly facts: Facts; readonly ref: SiteReference };

/** Names by id of the town that the own site has none for. */
const namesBeside = ({ sites, ref }: Town, own: SiteReference): Readonly<Record<string, string>> => {
  const known = new Set([own.reasons, own.themes].flatMap((list) => list.map(({ id }) => id)));
  const [, ...others] = sites;
  const named = [...others, ...ref.reasons, ...ref.themes].filter(({ id }) => !known.has(id));
  return Object.fromEntries(named.map(({ id, name }) => [id, name]));
};

const reportOf = (own: Known, others: readonly Known[], filter: Filter): YearlyReport => {
  const town = townOf(
    own.ref,
    others.map(({ ref }) => ref),
  );
  const facts = townFacts(
    own.facts,
    others.map((other) => inTown(other.facts, town.ids.get(other.ref.site.id))),
  );
  const report = electedReport(facts, filter, optionsOfTown(town, filter.period));
  return others.length === 0 ? report : { ...report, names: namesBeside(town, own.ref) };
};

/**
 * The figures of the elected over a civil year, of all sites of the town. Only whole years and the whole town are told, and of a site
 * its commitments alone, which are withheld together with those of the town: stretches that overlap as one pleases, or a town and one
 * of its two sites, would let small numbers follow from large ones. A reason that its department alone may see is not told apart, nor
 * does it follow from the others.
 */
export const electedCall = async (
  { store, insights, clock }: RouteContext,
  device: Device,
  body: unknown,
): Promise<z.input<typeof electedReply>> => {
  const { year } = checked(electedRequest, body);
  const ref = await insights.projection.referenceOf(device.siteId);
  if (!ref) throw noReference();
  const { day } = civilOf(new Date(clock()).toISOString(), ref.site.zone);
  const period = periodOf('year', year === 0 ? day : `${year}-01-01`);
  const sites = [device.siteId, ...(await otherSites(store, device))];
  // A sum of a part of the facts would mislead, and whoever asks waits for a screen: they ask again.
  const whole = await Promise.all(sites.map((siteId) => insights.projection.follow(siteId, PATIENCE_MS)));
  if (whole.includes(false)) return { report: null };
  const known: Known[] = [];
  for (const siteId of sites) {
    const one = await insights.facts.of(siteId, yearBefore(period).from, period.to);
    if (one) known.push(one);
  }
  const [own, ...others] = known;
  if (own?.ref.site.id !== device.siteId) throw noReference();
  const report = reportOf(own, others, { period, siteId: '', departmentId: '', reasonId: '', channel: '' });
  return { report: report as unknown as z.input<typeof electedReply>['report'] };
};

const electedKinds: ReadonlySet<string> = new Set(['site', 'department', 'reason', 'theme']);

/** The names of things that the figures of the elected speak of: the site, its departments, reasons and themes. No agent. */
export const electedReferenceCall = async (
  { store }: RouteContext,
  { siteId }: Device,
): Promise<z.input<typeof electedReferenceReply>> => {
  const documents: z.input<typeof electedReferenceReply>['documents'][number][] = [];
  for (let since = 0; ;) {
    const page = await store.page(siteId, 'reference', since, 500);
    for (const text of page.bodies) {
      const document = JSON.parse(text) as (typeof documents)[number] & { readonly kind: string };
      if (!document._deleted && electedKinds.has(document.kind)) documents.push(document);
    }
    since = page.seq;
    if (!page.hasMore) return { documents };
  }
};
