import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { refuseUnanswered } from './refuse-unanswered';

export type RevokeCalendarInput = { readonly calendarId: string };

/** Ends a calendar feed at once and for good: an address that got about must never open again. */
export const revokeCalendar = async (
  context: DataContext,
  { calendarId }: RevokeCalendarInput,
): Promise<Result<null, Refusal>> => {
  const revoked = await context.authority.revokeCalendar(calendarId);
  return revoked === 'revoked' ? ok(null) : no(refuseUnanswered(revoked));
};
