import { CloudOff } from 'lucide-react';

import { displayText } from '#shared/i18n/fr/display';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';

import { Icon } from '../../ui/icon';

type OfflineBandProps = { readonly since: string; readonly zone: string };

/** Says plainly that what stands here may be old, and since when. */
export const OfflineBand = ({ since, zone }: OfflineBandProps) => (
  <p className="aff-offline" role="status">
    <Icon of={CloudOff} />
    <b>{displayText.offline(shortTime(civilOf(since, zone).time))}</b>
    <span>{displayText.offlineHint}</span>
  </p>
);
