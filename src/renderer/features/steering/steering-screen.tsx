import { shellText } from '#shared/i18n/fr/shell';
import type { ScreenProps } from '#shared/routes/places';

/** The place « Pilotage ». */
export const SteeringScreen = (_props: ScreenProps) => <p className="place-wait">{shellText.places.steering}</p>;
