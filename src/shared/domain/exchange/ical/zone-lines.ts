import { addDays } from '../../../time/civil';
import { zoneOffsets, type OffsetChange } from '../../../time/zone-offsets';
import { pad } from '../../../lib/pad';

const seasonDays = 370;
const longAgo = '1970-01-01T00:00:00';

const offsetText = (seconds: number): string => {
  const size = Math.abs(seconds);
  const rest = size % 60 === 0 ? '' : pad(size % 60);
  return `${seconds < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}${pad(Math.floor(size / 60) % 60)}${rest}`;
};

/** A civil moment as the standard writes it: `20260329T020000`. */
export const civilStamp = (civil: string): string => civil.replaceAll(/[-:]/g, '');

const observance = ({ civilBefore, fromSeconds, toSeconds }: OffsetChange): readonly string[] => {
  const kind = toSeconds > fromSeconds ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${civilStamp(civilBefore)}`,
    `TZOFFSETFROM:${offsetText(fromSeconds)}`,
    `TZOFFSETTO:${offsetText(toSeconds)}`,
    `TZNAME:UTC${offsetText(toSeconds)}`,
    `END:${kind}`,
  ];
};

/** A change of long ago is history: what it left is simply the time of the zone. */
const settled = (change: OffsetChange, fromDay: string): OffsetChange =>
  change.at === '' || change.at.slice(0, 10) < addDays(fromDay, -seasonDays)
    ? { ...change, civilBefore: longAgo, fromSeconds: change.toSeconds }
    : change;

/** The lines of a VTIMEZONE that is right for these civil days, both included (RFC 5545, 3.6.5): its real changes, no rule. */
export const zoneLines = (zone: string, fromDay: string, toDay: string): readonly string[] => [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  ...zoneOffsets(zone, fromDay, toDay).flatMap((change, index) =>
    observance(index === 0 ? settled(change, fromDay) : change),
  ),
  'END:VTIMEZONE',
];
