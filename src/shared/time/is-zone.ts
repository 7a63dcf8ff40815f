import { civilOf } from './civil';

/** Whether the zone data know this name. An offset (`+02:00`) is no zone: it knows no summer. */
export const isZone = (zone: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(zone)) return false;
  try {
    civilOf('2026-01-01T12:00:00.000Z', zone);
    return true;
  } catch {
    return false;
  }
};
