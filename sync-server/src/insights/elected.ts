import type { z } from 'zod';

import { electedReport } from '#shared/domain/insights/elected/elected-report';
import { optionsOfSite } from '#shared/domain/insights/elected/options-of-site';
import { yearBefore } from '#shared/domain/insights/period/neighbour-periods';
import { periodOf } from '#shared/domain/insights/period/period-of';
import type { electedReferenceReply, electedReply } from '#shared/sync/elected-protocol';
import { electedRequest } from '#shared/sync/elected-protocol';
import { civilOf } from '#shared/time/civil';

import { checked } from '../lib/checked';
import { Problem } from '../lib/problem';
import type { RouteContext } from '../routes/route';
import type { Device } from '../store/port';

const PATIENCE_MS = 8_000;

const noReference = (): Problem => new Problem('notFound', 'this site has no reference data yet');

/**
 * The figures of the elected over a civil year. Only whole years are told: stretches that overlap as one pleases would let small numbers
 * follow from large ones. A reason that its department alone may see is not told apart, nor does it follow from the others.
 */
export const electedCall = async (
  { insights, clock }: RouteContext,
  { siteId }: Device,
  body: unknown,
): Promise<z.input<typeof electedReply>> => {
  const { year } = checked(electedRequest, body);
  const ref = await insights.projection.referenceOf(siteId);
  if (!ref) throw noReference();
  const { day } = civilOf(new Date(clock()).toISOString(), ref.site.zone);
  const period = periodOf('year', year === 0 ? day : `${year}-01-01`);
  // A sum of a part of the facts would mislead, and whoever asks waits for a screen: they ask again.
  if (!(await insights.projection.follow(siteId, PATIENCE_MS))) return { report: null };
  const known = await insights.facts.of(siteId, yearBefore(period).from, period.to);
  if (!known) throw noReference();
  const filter = { period, siteId: '', departmentId: '', reasonId: '', channel: '' } as const;
  const report = electedReport(known.facts, filter, optionsOfSite(ref));
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
