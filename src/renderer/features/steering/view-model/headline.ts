import type { DelayByChannel } from '#shared/domain/insights/steering/delay-by-channel';
import type { TenDays } from '#shared/domain/insights/steering/ten-days';
import { channelText } from '#shared/i18n/fr/common';
import { formatShare } from '#shared/i18n/fr/figures';
import { steeringText } from '#shared/i18n/fr/steering';

import { tellingPair } from './delay-view';
import type { Names } from './names';

const text = steeringText.headline;
/** Rises below it are told in their panel alone. */
const tellingRise = 0.5;
/** More missed commitments than this are told when nothing else is. */
const tellingMiss = 0.1;

const delayParts = (delays: DelayByChannel): string[] => {
  const pair = tellingPair(delays);
  return pair ? [text.slow(channelText[pair.slow], channelText[pair.fast], pair.ratio)] : [];
};

/** What is told where nothing else is: the commitments that were missed. */
const missedOr = (calm: string, { kept }: DelayByChannel): string => {
  const missed = kept ? 1 - kept.share : 0;
  return missed > tellingMiss ? text.broken(formatShare(missed, 0)) : calm;
};

/** The sentence that heads the screen: the slowest channel, the need that grew most; else the missed commitments; else calm. */
export const headline = (delays: DelayByChannel, tenDays: TenDays, names: Names): string => {
  if (delays.n === 0) return text.empty;
  const parts = delayParts(delays);
  const grown = tenDays.departments
    .filter(({ change }) => change.trend === 'up' && (change.true ?? 0) >= tellingRise)
    .toSorted((a, b) => (b.change.true ?? 0) - (a.change.true ?? 0))[0];
  const last = grown?.windows.findLast(({ openDays, isRunning }) => openDays > 0 && !isRunning);
  if (grown && last) parts.push(text.grown(names.department(grown.departmentId), grown.change.true ?? 0, last));
  return parts.length === 0 ? missedOr(text.calm, delays) : parts.join(' ');
};

/** The sentence that heads the report of a whole period: of delays alone, for ten days of it have no row on its page. */
export const reportHeadline = (delays: DelayByChannel): string => {
  if (delays.n === 0) return text.empty;
  const parts = delayParts(delays);
  return parts.length === 0 ? missedOr(text.even, delays) : parts.join(' ');
};
