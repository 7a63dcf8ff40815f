import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { ticketAct } from './ticket-act';

export type StartServiceInput = { readonly ticketId: string };

/** The person is at the desk. */
export const startService = (
  context: DataContext,
  { ticketId }: StartServiceInput,
): Promise<Result<{ act: Act }, Refusal>> => ticketAct(context, 'started', ticketId, { type: 'start' });
