import type { SitePoint, YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import type { Site } from '#shared/domain/model/reference';
import { electedText } from '#shared/i18n/fr/steering-elected';

import type { SiteRow } from '../../../ui/charts/site-funnel';
import type { PanelView } from '../view-model/panel-view';

const text = electedText.sites;

type ShownSite = SitePoint & { readonly of: number; readonly share: number };
const isShown = (point: SitePoint): point is ShownSite => point.of !== null && point.share !== null;

/** Sites against the limits for their size. The own site is named by this desk, others by the report. */
export const sitesView = (report: YearlyReport, site: Site): PanelView<SiteRow> => {
  const rows = report.sites.filter(isShown).map((point): SiteRow => ({
    name: point.siteId === site.id ? site.name : (report.names?.[point.siteId] ?? text.name(point.siteId)),
    of: point.of,
    share: point.share,
    low95: point.low95,
    high95: point.high95,
    low998: point.low998,
    high998: point.high998,
    verdict: text.verdicts[point.position],
    side: point.position === 'hidden' ? 'usual' : point.position,
  }));
  const namesOf = (side: SiteRow['side']) => rows.filter((row) => row.side === side).map(({ name }) => name);
  const [below, above] = [namesOf('below'), namesOf('above')];
  const { columns } = text;
  return {
    bold:
      rows.length === 0
        ? text.nobody
        : rows.length === 1
          ? text.one
          : below.length + above.length === 0
            ? text.calm
            : text.out(below, above),
    rest: '',
    foot: text.foot,
    data: {
      caption: text.title,
      rows,
      columns: [
        { label: columns.site, kind: 'text', value: ({ name }) => name },
        { label: columns.share, kind: 'share', value: ({ share }) => share },
        { label: columns.of, kind: 'count', value: ({ of }) => of },
        { label: columns.low, kind: 'share', value: ({ low95 }) => low95 },
        { label: columns.high, kind: 'share', value: ({ high95 }) => high95 },
        { label: columns.verdict, kind: 'text', value: ({ verdict }) => verdict },
      ],
    },
  };
};
