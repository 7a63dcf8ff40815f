import { shellText } from '#shared/i18n/fr/shell';
import type { ScreenProps } from '#shared/routes/places';

/** The place « Demandes ». */
export const RequestsScreen = (_props: ScreenProps) => <p className="place-wait">{shellText.places.requests}</p>;
