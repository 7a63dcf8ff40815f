import { latestPublishedYear } from '#shared/domain/insights/elected/publications';
import { publishedReport } from '#shared/domain/insights/elected/published-report';
import { toldMonths } from '#shared/domain/insights/elected/told-months';
import { optionsOfTown } from '#shared/domain/insights/elected/options-of-site';
import { periodOf } from '#shared/domain/insights/period/period-of';
import type { Town } from '#shared/domain/insights/town/town';
import type { SiteReference } from '#shared/domain/model/reference';
import type { CallReply } from '#shared/sync/wire/calls';

import { Problem } from '../lib/problem';
import { soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import type { Figures } from './figures';
import type { Handler } from '../wire/handler';

/** Whoever asks waits for a screen: they ask again. */
const PATIENCE_MS = 8_000;

/** Names by id of the town that the own site has none for; nothing in a town of one site. */
const namesBeside = (
  { sites, ref }: Town,
  own: SiteReference,
): { readonly names?: Readonly<Record<string, string>> } => {
  if (sites.length < 2) return {};
  const known = new Set([[own.site], own.reasons, own.themes].flatMap((list) => list.map(({ id }) => id)));
  const named = [...sites, ...ref.reasons, ...ref.themes].filter(({ id }) => !known.has(id));
  return { names: Object.fromEntries(named.map(({ id, name }) => [id, name])) };
};

/**
 * The figures of the elected over a civil year, of all sites of the town, as they were published: up to the end of a month, the same for
 * everybody until the next comes out, so that neither two days nor two months tell what came between them. Only the whole town is told,
 * and of a site its commitments alone, which are withheld together with those of the town: a town and one of its two sites would let
 * small numbers follow. A reason that its department alone may see is not told apart, nor does it follow from the others.
 */
export const elected =
  ({ figures: { projection, publications } }: { readonly figures: Figures }): Handler<'elected'> =>
  async ({ year: asked }, { siteId }) => {
    const own = await projection.referenceOf(siteId);
    if (!own) throw new Problem('notFound', 'this site has no reference data yet');
    const year = asked === 0 ? latestPublishedYear(await publications.todayOf(siteId)) : asked;
    const published = await publications.of(siteId, year, PATIENCE_MS);
    if (!published) return { report: null };
    const { steps, town } = published;
    const report = { ...publishedReport(year, steps, town), ...namesBeside(town, own) };
    return { report: report as unknown as CallReply<'elected'>['report'] };
  };

/**
 * The months of a civil year for open data, out of the publications that the elected read: so beside those they tell nothing more. A year of
 * which nothing came out has none.
 */
export const publishedMonths =
  ({ figures: { publications } }: { readonly figures: Figures }): Handler<'publishedMonths'> =>
  async ({ year }, { siteId }) => {
    if (year > latestPublishedYear(await publications.todayOf(siteId))) return { months: [], names: {} };
    const published = await publications.of(siteId, year, PATIENCE_MS);
    if (!published) return { months: null, names: {} };
    const { ledger, town } = published;
    const { untoldReasonIds } = optionsOfTown(town, periodOf('year', `${year}-01-01`));
    return {
      months: toldMonths(ledger, untoldReasonIds),
      names: Object.fromEntries(town.ref.reasons.map(({ id, name }) => [id, name])),
    };
  };

const electedKinds: ReadonlySet<string> = new Set(['site', 'department', 'reason', 'theme']);

/** The names of things that the figures of the elected speak of: the site, its departments, reasons and themes. No agent. */
export const electedReference =
  ({ store }: Needs<'store'>): Handler<'electedReference'> =>
  async (_input, { siteId }) => {
    const documents: CallReply<'electedReference'>['documents'] = [];
    for (let since = 0; ;) {
      const page = await store.page(siteId, 'reference', since, 500);
      for (const document of soundTexts('reference', page.bodies))
        if (electedKinds.has(document.body.kind)) documents.push({ ...document, _deleted: false });
      since = page.seq;
      if (!page.hasMore) return { documents };
    }
  };
