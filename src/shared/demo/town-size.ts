import type { Reference } from '../domain/model/reference';
import { demoReference, usualAgentOf } from './demo-reference';

/** What makes a made-up town small or large: its desks, its crowd, how far its diary reaches, whom it knows. */
export type TownSize = {
  readonly reference: (today: string, zone: string) => Reference[];
  /** The agent who sits at a desk by habit. */
  readonly agentAt: (deskId: string) => string;
  /** Civil days with documents, behind today and ahead. */
  readonly daysBack: number;
  readonly daysAhead: number;
  /** How much of the room each day beyond the next ones has less booked. */
  readonly thinner: number;
  /** Walk-ins, and requests from afar, for each one of the demonstration town. */
  readonly crowd: number;
  readonly mail: number;
  /** Acts of before the days shown that made citizens known, the days since the first of them, and how many came on a day. */
  readonly knownBefore: number;
  readonly knownSinceDays: number;
  readonly newPerDay: number;
  /** The share of acts by somebody who is known already. */
  readonly knownShare: number;
  /** So many of those who are known longest stay although nothing in the days shown is theirs. */
  readonly keptOfThem: number;
  /** Whether appointments of a day may be without a word of what came of them. */
  readonly mayForget: (day: string, today: string) => boolean;
};

const knownBefore = 1500;

/** The demonstration town: two weeks behind, three ahead. */
export const demoSize: TownSize = {
  reference: demoReference,
  agentAt: usualAgentOf,
  daysBack: 14,
  daysAhead: 21,
  thinner: 0.05,
  crowd: 1,
  mail: 1,
  knownBefore,
  knownSinceDays: 400,
  newPerDay: 5,
  knownShare: 0.12,
  keptOfThem: knownBefore / 2,
  mayForget: () => true,
};
