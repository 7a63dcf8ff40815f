import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './act';

/** `what` = a few words for the undo bar. */
export type AcknowledgeAlertInput = { readonly alertId: string; readonly what: string };

/** Takes note of an alert, for the whole site. Undo takes that back. */
export const acknowledgeAlert = (
  _context: DataContext,
  _input: AcknowledgeAlertInput,
): Promise<Result<Act, Refusal>> => Promise.resolve(no({ code: 'serverUnreachable' }));
