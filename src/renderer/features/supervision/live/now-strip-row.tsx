import type { DayJudgement } from '#shared/domain/insights/day/judge-day';
import type { Share } from '#shared/domain/insights/stats/wilson';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { compareText } from '#shared/lib/compare';

import { StripCell } from '../strip-cell';
import type { LiveDay } from './live-day';

const text = supervisionText.strip;
const mostShut = 2;

const shutWords = (shut: LiveDay['shut']): string => {
  if (shut.length === 0) return text.allOpen;
  // Who should be open is read first, then whoever opens next; those who do not open any more, last.
  const rank = ({ state, dueSince, opensAt }: LiveDay['shut'][number]): string =>
    state === 'closed' && dueSince !== '' ? `1 ${dueSince}` : `2 ${opensAt === '' ? '99' : opensAt}`;
  const named = shut
    .toSorted((a, b) => compareText(rank(a), rank(b)))
    .slice(0, mostShut)
    .map((one) => text.shut(one));
  return [...named, ...(shut.length > mostShut ? [text.more(shut.length - mostShut)] : [])].join(', ');
};

type NowStripRowProps = {
  readonly day: LiveDay;
  readonly judged: DayJudgement;
  /** Whether the weeks before are known, and with them who is still to come. */
  readonly isForecastRead: boolean;
  /** How often such an announcement held. */
  readonly held: Share | null;
};

/** What stands under the wait that is announced: why there is none, what it leaves out, or how often such a one held. */
const announcedWords = ({ day, judged, isForecastRead, held }: NowStripRowProps): string => {
  if (!judged.isDoorOpen) return text.closedNow;
  if (judged.isUnstaffed) return text.noDesk;
  if (judged.announced && day.asked.length > 0) return text.withoutAsked(day.asked);
  if (held) return text.held(Math.round(held.share * 100));
  return isForecastRead ? text.notMeasured : '';
};

/** The six figures of this moment, beside what is usual at this hour. */
export const NowStripRow = (props: NowStripRowProps) => {
  const { day, judged, isForecastRead } = props;
  const { strip, usual, counts } = day;
  const { goalMin, waiting, longest, causes, announced: told } = judged;
  const usually = usual.waiting;
  const served = usual.served;
  return (
    <ul className="strip" aria-label={text.title}>
      <StripCell title={text.waiting} value={waiting} usual={usually}>
        {usually
          ? text.usual(usually.low, usually.high, waiting)
          : waiting === 0
            ? text.nobody
            : text.booked(counts.waitingBooked)}
        {counts.aside > 0 && `, ${text.aside(counts.aside)}`}
      </StripCell>
      <StripCell
        title={text.longest(longest?.label ?? '')}
        value={longest?.waitMin ?? 0}
        unit="min"
        isLate={causes.includes('late')}
        usual={longest ? usual.longestMin : null}
        goal={goalMin}
      >
        {longest?.calls
          ? text.silent(longest.calls, goalMin)
          : longest && usual.longestMin
            ? text.usualAndGoal(usual.longestMin.low, usual.longestMin.high, goalMin)
            : text.goal(goalMin)}
      </StripCell>
      <StripCell title={text.desks} value={strip.desksOpen} unit={text.outOf(strip.desksTotal)}>
        {shutWords(day.shut)}
      </StripCell>
      <StripCell title={text.served} value={strip.served} usual={served}>
        {served ? text.usual(served.low, served.high, strip.served) : text.attended(counts.attended)}
      </StripCell>
      <StripCell title={text.left} value={isForecastRead ? strip.left + day.walkInsLeft : '–'}>
        {isForecastRead ? text.leftParts(strip.left, day.hasForecast ? day.walkInsLeft : null) : ''}
      </StripCell>
      <StripCell
        title={text.announced}
        value={told ? text.band(told.fromMin, told.toMin) : judged.isDoorOpen ? text.unknownBand : text.noBand}
        {...(told ? { unit: 'min' } : {})}
        isLate={causes.includes('announced')}
      >
        {announcedWords(props)}
      </StripCell>
    </ul>
  );
};
