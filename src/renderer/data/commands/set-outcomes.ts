import type { AppointmentCommand } from '#shared/domain/lifecycle/decide-appointment';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './act';
import { commandChange } from './event-change';
import { commitMany, inPieces } from './many-rows';

/** What came of an appointment, said after the fact. */
export type PastOutcome = 'attended' | 'noShow' | 'cancelledByCitizen' | 'cancelledByOffice';

export type SetOutcomesInput = {
  readonly appointmentIds: readonly string[];
  readonly outcome: PastOutcome;
};

const commands = {
  attended: { type: 'markAttended', outcome: '' },
  noShow: { type: 'markNoShow' },
  cancelledByCitizen: { type: 'cancel', by: 'citizen', why: '' },
  cancelledByOffice: { type: 'cancel', by: 'office', why: '' },
} as const satisfies Record<PastOutcome, AppointmentCommand>;

/** Says of many appointments at once what came of them: one act, one undo. Those settled meanwhile are left alone. */
export const setOutcomes = async (
  context: DataContext,
  { appointmentIds, outcome }: SetOutcomesInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  if (appointmentIds.length === 0) return no({ code: 'notFound', entity: 'appointment', id: '' });
  const rows = appointmentIds.map((id) => [commandChange('appointments', id, [commands[outcome]])]);
  const result = await commitMany(context, {
    code: 'outcomesSet',
    all: rows.length,
    work: inPieces('outcomesSet', rows),
    paramsOf: (done) => ({ count: done.length, outcome }),
  });
  if (!result.ok) return result;
  const { act, done, left } = result.value;
  return done.length === 0 && left[0] ? no(left[0].reason) : ok({ act });
};
