import type { Refusal } from '#shared/errors/refusal';

import type { Unanswered } from '../../../sync/authority';

/** Why a call of an administrator had no answer, as a refusal. */
export const refuseUnanswered = (why: Unanswered): Refusal =>
  why === 'notAllowed' ? { code: 'adminOnly', who: 'device' } : { code: 'settingsUnreachable' };
