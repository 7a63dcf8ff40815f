import { useData, useStationHandle, type Station } from '../data-state';

/** The settings of this station (who, which desk, printer, theme), and the way to change them. */
export const useStation = (): Station => useStationHandle();

/** The machine of this window, as it stands in what it writes. */
export const useDeviceId = (): string => useData().deviceId;
