import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { ticketAct } from './ticket-act';

export type DoubtTimesInput = { readonly ticketId: string };

/** The end of a service was noted too late: its times are kept out of every average. */
export const doubtTimes = (
  context: DataContext,
  { ticketId }: DoubtTimesInput,
): Promise<Result<{ act: Act }, Refusal>> => ticketAct(context, 'timesDoubted', ticketId, { type: 'doubtTimes' });
