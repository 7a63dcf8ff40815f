import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useCallback } from 'react';

import { chartText } from '#shared/i18n/fr/charts';
import { formatNumber, formatShare } from '#shared/i18n/fr/figures';

import { ChartCanvas } from './chart-canvas';
import { diamond } from './drawing/diamond';
import type { ChartSize, Drawing } from './drawing/drawing';
import { fitText, textWidth } from './drawing/fit-text';
import { freePlace, placesAround, pointsAlong } from './drawing/free-place';
import { toldTicks } from './drawing/told-ticks';
import { Words } from './drawing/words';

/** A site: its share, how many it is of, and the limits for a site of its size. */
export type SiteRow = {
  readonly name: string;
  readonly of: number;
  readonly share: number;
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
  readonly verdict: string;
  /** Beyond the wide limits, and on which side; only below is it a fault. */
  readonly side: 'usual' | 'above' | 'below';
};

type SiteFunnelProps = { readonly rows: readonly SiteRow[]; readonly label: string };
type Scales = { readonly x: ScaleLinear<number, number>; readonly y: ScaleLinear<number, number> };

/** The limits as curves over the size: through the limits of the sites, largest last. */
const Limits = ({ rows, x, y }: Scales & { readonly rows: readonly SiteRow[] }) => {
  const sorted = rows.toSorted((a, b) => a.of - b.of);
  const curve = (limit: (row: SiteRow) => number): string =>
    line<SiteRow>()
      .x(({ of }) => x(of))
      .y((row) => y(limit(row)))(sorted) ?? '';
  return (
    <>
      <path className="limit" d={curve(({ low95 }) => low95)} />
      <path className="limit" d={curve(({ high95 }) => high95)} />
      <path className="base-line" d={curve(({ low998 }) => low998)} />
      <path className="base-line" d={curve(({ high998 }) => high998)} />
    </>
  );
};

const limitKeys = ['low95', 'high95', 'low998', 'high998'] as const;

/** Where the names stand: on no limit, no mark and no other name, as far as there is room. */
const labelsOf = (rows: readonly SiteRow[], { x, y }: Scales, { width, height, rem }: ChartSize) => {
  const sorted = rows.toSorted((a, b) => a.of - b.of);
  const points = limitKeys.flatMap((key) => pointsAlong(sorted.map((row) => [x(row.of), y(row[key])] as const)));
  const boxes = rows.map(({ of, share }) => ({
    x: x(of) - 0.45 * rem,
    y: y(share) - 0.45 * rem,
    width: 0.9 * rem,
    height: 0.9 * rem,
  }));
  const sheet = { x: 3 * rem, y: 0, width: width - 3 * rem, height: height - 1.25 * rem };
  return rows.map(({ name, of, share }) => {
    const words = fitText(name, width * 0.4, 0.8125 * rem);
    const places = placesAround([x(of), y(share)], textWidth(words, 0.8125 * rem), rem);
    const place = freePlace(places, { sheet, points, boxes });
    if (place) boxes.push(place.box);
    return { words, place };
  });
};

/** Lays a funnel plot out: small sites may vary more, so they are held against limits of their size, never ranked. */
export const layoutSiteFunnel = (rows: readonly SiteRow[], size: ChartSize): Drawing => {
  const { width, height, rem } = size;
  const bottom = Math.max(3 * rem, height - 1.25 * rem);
  const lowest = Math.min(0.9, ...rows.flatMap(({ share, low998 }) => [share, low998]));
  const x = scaleLinear()
    .domain([0, Math.max(1, ...rows.map(({ of }) => of)) * 1.1])
    .range([3 * rem, width - rem]);
  const y = scaleLinear()
    .domain([Math.max(0, lowest - 0.02), 1])
    .range([bottom, 0.75 * rem]);
  const half = 0.45 * rem;
  const labels = rows.length <= 24 ? labelsOf(rows, { x, y }, size) : [];
  return {
    height,
    perLine: 1,
    marks: rows.map((row) => ({
      words: chartText.sites.say(row.name, formatShare(row.share), formatNumber(row.of), row.verdict),
      x: x(row.of) - rem,
      y: y(row.share) - rem,
      width: 2 * rem,
      height: 2 * rem,
    })),
    content: (
      <>
        {toldTicks(y, 4, 0.01).map((tick) => (
          <g key={tick}>
            <line className="grid" x1={3 * rem} x2={width} y1={y(tick)} y2={y(tick)} />
            <Words className="axis end" x={2.625 * rem} y={y(tick)} rem={rem} size={0.75}>
              {formatShare(tick, 0)}
            </Words>
          </g>
        ))}
        <line className="base" x1={3 * rem} x2={width} y1={bottom} y2={bottom} />
        {toldTicks(x, 5, 1).map((tick) => (
          <Words key={tick} className="axis mid" x={x(tick)} y={bottom + 0.625 * rem} rem={rem} size={0.75}>
            {formatNumber(tick)}
          </Words>
        ))}
        <Limits rows={rows} x={x} y={y} />
        {rows.map(({ name, of, share, side }, at) => {
          const [cx, cy] = [x(of), y(share)];
          const { words, place } = labels[at] ?? {};
          return (
            <g key={name}>
              {side !== 'usual' ? (
                <path className={side === 'below' ? 'bad edged' : 'fill-1 edged'} d={diamond(cx, cy, half)} />
              ) : (
                <circle className="fill-1 edged" cx={cx} cy={cy} r={0.375 * rem} />
              )}
              {words !== undefined && place && (
                <Words {...(place.isEnd ? { className: 'end' } : {})} x={place.x} y={place.y} rem={rem}>
                  {words}
                </Words>
              )}
            </g>
          );
        })}
      </>
    ),
  };
};

/** Sites by size and share, within limits of chance. */
export const SiteFunnel = ({ rows, label }: SiteFunnelProps) => {
  const layout = useCallback((size: ChartSize) => layoutSiteFunnel(rows, size), [rows]);
  return <ChartCanvas label={label} layout={layout} />;
};
