import type { DayFunnel } from '#shared/domain/insights/day/day-funnel';
import type { DaySummary } from '#shared/domain/insights/day/day-summary';
import { formatShare } from '#shared/i18n/fr/figures';
import { periodsText } from '#shared/i18n/fr/supervision-periods';

import { StripCell } from '../strip-cell';

const text = periodsText.strip;
const unknown = '–';

type DayStripProps = { readonly summary: DaySummary; readonly funnel: DayFunnel; readonly goalMin: number };

/** The figures of a whole day. */
export const DayStrip = ({ summary, funnel, goalMin }: DayStripProps) => {
  const { waits, withinGoal, noShow } = summary;
  const gone = summary.abandoned + summary.noAnswer + summary.notServedAtClosing;
  return (
    <ul className="strip strip--plain" aria-label={text.title}>
      <StripCell title={text.served} value={summary.served}>
        {text.tickets(summary.tickets)}
      </StripCell>
      <StripCell
        title={text.median}
        value={waits.medianMin === null ? unknown : Math.round(waits.medianMin)}
        {...(waits.medianMin === null ? {} : { unit: 'min' })}
      >
        {waits.p90Min === null ? '' : text.p90(waits.p90Min)}
      </StripCell>
      <StripCell title={text.within} value={withinGoal ? formatShare(withinGoal.share, 0) : unknown}>
        {text.goal(goalMin)}
      </StripCell>
      {gone > 0 && (
        <StripCell title={text.gone} value={gone}>
          {text.goneParts(summary.abandoned, summary.noAnswer, summary.notServedAtClosing)}
        </StripCell>
      )}
      <StripCell title={text.booked} value={funnel.booked}>
        {text.cancelled(funnel.cancelled)}
      </StripCell>
      <StripCell title={text.noShow} value={noShow ? formatShare(noShow.share) : unknown}>
        {noShow ? text.range(noShow.low, noShow.high) : ''}
      </StripCell>
    </ul>
  );
};
