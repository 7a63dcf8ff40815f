import { trustText } from '#shared/i18n/fr/trust';

import { useSyncPart } from '../data/queries/use-sync-state';
import { Icon } from '../ui/icon';
import { signs } from '../ui/signs';
import { driftMinutes } from './drift-minutes';

/** By how many minutes this machine's clock runs ahead of the server's, 0 while that harms nobody. */
export const useDriftMinutes = (): number => useSyncPart(({ driftMs }) => driftMinutes(driftMs));

/** Right across the window: wrong times harm every desk, whatever place is open. */
export const ClockBanner = ({ minutes }: { readonly minutes: number }) => (
  <div className="clock-banner" role="status">
    <Icon of={signs.clockDrift.icon} />
    <b>{trustText.clockBanner(minutes > 0, Math.abs(minutes))}</b>
    <span>{trustText.clockBannerHint}</span>
  </div>
);
