import { useStationHandle, type Station } from '../data-state';

/** The settings of this station (who, which desk, printer, theme), and the way to change them. */
export const useStation = (): Station => useStationHandle();
