import { civilOf } from './civil';

/** The zones in which a French town hall may lie, all fourteen (IANA time zone database, file zone1970.tab and its links). */
export const frenchZones = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'America/St_Barthelemy',
  'America/Marigot',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Marquesas',
  'Pacific/Gambier',
  'Pacific/Wallis',
] as const;

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
