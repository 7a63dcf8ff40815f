import './steering.css';

import { viewerOf } from '#shared/domain/rights/sees-request';
import type { ScreenProps } from '#shared/routes/places';

import { useSiteReference } from '../../data/queries/use-site-reference';
import { useStation } from '../../data/queries/use-station';
import { Elected } from './elected/elected';
import { Steering } from './steering';

/** The place « Pilotage »: figures with the rows behind them for whoever steers, sums alone for the elected. */
export const SteeringScreen = (_props: ScreenProps) => {
  const reference = useSiteReference();
  const { settings } = useStation();
  if (!reference) return null;
  const { role } = viewerOf(reference, settings.agentId);
  return role === 'elected' ? <Elected reference={reference} /> : <Steering reference={reference} />;
};
