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

/** The sentence that heads the screen: the slowest channel, the need that grew most; else the missed commitments; else calm. */
export const headline = (delays: DelayByChannel, tenDays: TenDays, names: Names): string => {
  if (delays.n === 0) return text.empty;
  const parts: string[] = [];
  const pair = tellingPair(delays);
  if (pair) parts.push(text.slow(channelText[pair.slow], channelText[pair.fast], pair.ratio));
  const grown = tenDays.departments
    .filter(({ change }) => change.trend === 'up' && (change.true ?? 0) >= tellingRise)
    .toSorted((a, b) => (b.change.true ?? 0) - (a.change.true ?? 0))[0];
  if (grown) parts.push(text.grown(names.department(grown.departmentId), grown.change.true ?? 0));
  const missed = delays.kept ? 1 - delays.kept.share : 0;
  if (parts.length === 0 && missed > tellingMiss) parts.push(text.broken(formatShare(missed, 0)));
  return parts.length === 0 ? text.calm : parts.join(' ');
};
