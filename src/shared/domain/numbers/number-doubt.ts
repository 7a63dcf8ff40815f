import { MOST_OF_A_DAY } from './next-free';

/** What can be odd about the number of a ticket that a desk brings. The ticket stays in the queue: a person holds that paper. */
export const numberDoubts = ['numberTaken', 'numberNotGiven', 'numberOfOther', 'numberTooHigh'] as const;
export type NumberDoubt = (typeof numberDoubts)[number];

/** Whether a code tells of an odd number. */
export const isNumberDoubt = (code: string): code is NumberDoubt => numberDoubts.some((one) => one === code);

/** The series in which a device counts by itself: `A-K2`. The server gives none of their numbers. */
export const isDeviceSeries = (series: string): boolean => series.includes('-');

/** What the server knows of a number: the device that it gave it to (`''` = it gave it to nobody), and whether a stored ticket bears it. */
export type NumberPlace = { readonly deviceId: string; readonly isBorne: boolean };

type Bearer = {
  readonly series: string;
  readonly number: number;
  /** The device that brings the ticket, with the end of its own series (`K2` of `A-K2`). */
  readonly device: { readonly id: string; readonly series: string };
  /** A restore may have lost what was given on this day: only a number that a ticket bears is known then. */
  readonly isLost: boolean;
};

/** Why the number of a new ticket is odd, `''` when it fits: given to this device, or of its own series, and on no other ticket. */
export const numberDoubt = (
  { series, number, device, isLost }: Bearer,
  place: NumberPlace | null,
): NumberDoubt | '' => {
  if (number > MOST_OF_A_DAY) return 'numberTooHigh';
  if (place?.isBorne) return 'numberTaken';
  if (isLost) return '';
  if (isDeviceSeries(series)) return series.endsWith(`-${device.series}`) ? '' : 'numberOfOther';
  if (!place || place.deviceId === '') return 'numberNotGiven';
  return place.deviceId === device.id ? '' : 'numberOfOther';
};
