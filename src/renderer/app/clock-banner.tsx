import { trustText } from '#shared/i18n/fr/trust';

import { useSyncPart } from '../data/queries/use-sync-state';
import { followedDrift } from '../sync/watch-sync-state';
import { Icon } from '../ui/icon';
import { signs } from '../ui/signs';
import { driftMinutes } from './drift-minutes';

/** By how much this machine's clock runs ahead of the server's, milliseconds; 0 while that harms nobody. */
export const useDriftMs = (): number => useSyncPart(({ driftMs }) => (driftMinutes(driftMs) === 0 ? 0 : driftMs));

/** Right across the window, whatever place is open: somebody has to put the clock of this machine right. */
export const ClockBanner = ({ driftMs }: { readonly driftMs: number }) => (
  <div className="clock-banner" role="status">
    <Icon of={signs.clockDrift.icon} />
    <b>{trustText.clockBanner(driftMs > 0, Math.abs(driftMinutes(driftMs)))}</b>
    <span>{trustText.clockBannerHint(followedDrift(driftMs) !== 0)}</span>
  </div>
);
