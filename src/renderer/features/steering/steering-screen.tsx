import './steering.css';

import type { SiteReference } from '#shared/domain/model/reference';
import type { ScreenProps } from '#shared/routes/places';

import { useSiteReference } from '../../data/queries/use-site-reference';
import { useRole } from '../../data/queries/use-role';
import { Elected } from './elected/elected';
import { NavigateContext } from './navigate-context';
import { Steering } from './steering';

const ForRole = ({ reference }: { readonly reference: SiteReference }) =>
  useRole(reference) === 'elected' ? <Elected reference={reference} /> : <Steering reference={reference} />;

/** The place « Pilotage »: figures with the rows behind them for whoever steers, sums alone for the elected. */
export const SteeringScreen = ({ onNavigate }: ScreenProps) => {
  const reference = useSiteReference();
  if (!reference) return null;
  return (
    <NavigateContext value={onNavigate}>
      <ForRole reference={reference} />
    </NavigateContext>
  );
};
