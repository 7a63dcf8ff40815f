import type { z } from 'zod';

import { latestPublishedYear } from '#shared/domain/insights/elected/publications';
import { publishedReport } from '#shared/domain/insights/elected/published-report';

import { Problem } from '../lib/problem';
import type { Figures } from '../figures/figures';
import type { AccessKey } from '../store/access-key-port';
import type { indicatorsQuery } from './read-query';

const PATIENCE_MS = 20_000;

/** The only questions that a key of published figures has an answer to. */
const isOfPublication = ({ period = 'year', day: _day, ...rest }: z.output<typeof indicatorsQuery>): boolean =>
  period === 'year' && Object.keys(rest).length === 0;

/**
 * What a key of `indicators` alone reads: the published figures of a civil year, those of the elected, of the whole town. Any other period,
 * and any filter, is a stretch or a part that may be subtracted from another, so it is refused.
 */
export const publishedIndicators = async (
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
