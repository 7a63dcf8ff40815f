import { isZone } from '../../../time/zones';

/**
 * Zones that Outlook writes by the names of Windows (Unicode CLDR, windowsZones.xml), as far as a French town hall meets them.
 */
const windowsZones: Readonly<Record<string, string>> = {
  'Romance Standard Time': 'Europe/Paris',
  'W. Europe Standard Time': 'Europe/Paris',
  'Central European Standard Time': 'Europe/Paris',
  'SA Western Standard Time': 'America/Guadeloupe',
  'SA Eastern Standard Time': 'America/Cayenne',
  'Saint Pierre Standard Time': 'America/Miquelon',
  'Mauritius Standard Time': 'Indian/Reunion',
  'E. Africa Standard Time': 'Indian/Mayotte',
  'Central Pacific Standard Time': 'Pacific/Noumea',
  'Hawaiian Standard Time': 'Pacific/Tahiti',
  'Marquesas Standard Time': 'Pacific/Marquesas',
  UTC: 'UTC',
  'Etc/UTC': 'UTC',
};

/** The IANA zone that a `TZID` means, also by its name in Windows or behind a prefix; `null` when nobody can know. */
export const zoneOfName = (name: string): string | null => {
  const known = windowsZones[name];
  if (known !== undefined) return known;
  const tail = /([A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)$/.exec(name)?.[1] ?? name;
  return [name, tail].find(isZone) ?? null;
};
