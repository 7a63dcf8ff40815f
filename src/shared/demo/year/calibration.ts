import type { Channel } from '../../domain/model/request';

/** Served people per inhabitant and year at the desks: the trade's own measure. */
export const contactsPerInhabitant = 2;
/** Share of the desk contacts that come by appointment. */
export const usualBookedShare = 0.55;
/** Absences at appointments that were reminded of, and at the others. */
export const noShowRates = { reminded: 0.06, notReminded: 0.15 } as const;
/** Share of the appointments that a reminder reaches. */
export const remindedShare = 0.94;
/** Share of the closed requests that nobody gave a theme, and that of phone calls while they are left without one. */
export const unqualifiedShares = { usual: 0.03, phoneWhilePlanted: 0.3 } as const;
/** The reason that makes the requests of its department double, by its code, and how many of it come for each usual one of the others. */
export const plantedRise = { code: 'LODGING', perUsual: 1.35 } as const;
/** Working days for which letters lie while they are left. */
export const plantedBacklogDays = 14;

/** Shares of the week, Monday to Saturday; Sunday is closed. */
export const weekdayShares: readonly number[] = [0.205, 0.205, 0.215, 0.208, 0.154, 0.013, 0];
/** January to December against the usual month: rises in March and September, a calm August. */
export const seasons: readonly number[] = [1, 0.98, 1.14, 1.01, 0.99, 1.01, 0.97, 0.93, 1.14, 1.01, 0.99, 0.96];

/** Service time of a deposit, minutes: lognormal by median and deviation of the logarithm. */
export const depositService = { median: 18, sigma: 0.35 } as const;
/** The deviation of the logarithm of all other services. */
export const otherServiceSigma = 0.4;

type Code = string;

/** What people book for, by the code of the reason. */
export const bookedMix: Readonly<Record<Code, number>> = {
  CNI: 1064,
  PASSPORT: 812,
  'CNI-PASSPORT': 547,
  COLLECTION: 480,
  HOUSING: 71,
  SCHOOL: 40,
  'SOCIAL-AID': 38,
  PLANNING: 12,
};

/** What people come for without an appointment, with the median minutes of its service. */
export const walkInMix: Readonly<Record<Code, readonly [weight: number, serviceMin: number]>> = {
  COLLECTION: [15, 7],
  'CIVIL-STATUS': [11, 8.5],
  SCHOOL: [6, 10.5],
  HOUSING: [4.5, 12],
  // Comes with its rise alone: the documents of the town know none of it.
  LODGING: [0, 6],
  'SOCIAL-AID': [5, 15],
  BOOKING: [8, 4.8],
  PLANNING: [3.5, 9.5],
  CEMETERY: [2, 9],
  ELECTORAL: [1.8, 6],
  CENSUS: [2, 6.5],
  INFORMATION: [2.2, 2.6],
};

/** What is asked from afar. */
export const remoteMix: Readonly<Record<Code, number>> = {
  'CIVIL-STATUS': 24,
  SCHOOL: 16,
  HOUSING: 12,
  'SOCIAL-AID': 13.5,
  'EMERGENCY-AID': 0.6,
  PLANNING: 12,
  BOOKING: 10,
  INFORMATION: 12,
};

/**
 * How a channel behaves: its requests for each desk contact, the median and skew of its delay in working days (lognormal), the
 * share answered within minutes, and the share for which the citizen must send something first.
 */
export type ChannelHabit = {
  readonly channel: Channel;
  readonly perContact: number;
  readonly medianDays: number;
  readonly sigma: number;
  readonly atOnce: number;
  readonly waitsOnCitizen: number;
  /** Volume on days that are not worked, against a working day. */
  readonly offDays: number;
};

/** Mail takes about three times as long as an e-mail. Medians and nine in ten as the design's picture of steering has them. */
export const channelHabits: readonly ChannelHabit[] = [
  { channel: 'desk', perContact: 0.064, medianDays: 1.2, sigma: 0.5, atOnce: 0.85, waitsOnCitizen: 0.02, offDays: 0 },
  { channel: 'phone', perContact: 0.155, medianDays: 0.9, sigma: 0.6, atOnce: 0.1, waitsOnCitizen: 0.01, offDays: 0 },
  {
    channel: 'email',
    perContact: 0.098,
    medianDays: 3.1,
    sigma: 0.72,
    atOnce: 0.03,
    waitsOnCitizen: 0.1,
    offDays: 0.1,
  },
  { channel: 'portal', perContact: 0.052, medianDays: 2, sigma: 0.7, atOnce: 0, waitsOnCitizen: 0.08, offDays: 0.15 },
  { channel: 'mail', perContact: 0.038, medianDays: 9.8, sigma: 0.5, atOnce: 0, waitsOnCitizen: 0.1, offDays: 0 },
  { channel: 'sms', perContact: 0.0135, medianDays: 0.6, sigma: 0.9, atOnce: 0.2, waitsOnCitizen: 0, offDays: 0 },
];
