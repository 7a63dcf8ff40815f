import { overlaps } from '../scheduling/intervals';
import { minutesOf } from '../../time/civil';
import type { OpeningPeriod } from '../model/reference';

type Opening = Omit<OpeningPeriod, 'id' | 'kind'>;

const meet = (a: Opening, b: Opening): boolean =>
  (a.validUntil === '' || b.validFrom <= a.validUntil) && (b.validUntil === '' || a.validFrom <= b.validUntil);

const shareReason = ({ reasonIds: a = [] }: Opening, { reasonIds: b = [] }: Opening): boolean =>
  a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));

/**
 * Whether two openings say the same twice: one desk, a common weekday, overlapping validity and hours, the same purpose and a
 * common reason. An opening kept for some people may lie over one for everybody.
 */
export const openingsClash = (a: Opening, b: Opening): boolean =>
  a.deskId === b.deskId &&
  a.weekdays.some((weekday) => b.weekdays.includes(weekday)) &&
  meet(a, b) &&
  overlaps({ from: minutesOf(a.from), to: minutesOf(a.to) }, { from: minutesOf(b.from), to: minutesOf(b.to) }) &&
  (a.keptFor ?? '') === (b.keptFor ?? '') &&
  shareReason(a, b);
