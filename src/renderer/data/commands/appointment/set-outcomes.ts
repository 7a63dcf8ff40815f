import type { AppointmentCommand } from '#shared/domain/lifecycle/decide-appointment';
import type { Appointment } from '#shared/domain/model/appointment';
import { no, ok } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { readAll } from '../../plain';
import type { Acted } from '../door/act';
import { commandChange } from '../door/changes';
import { commitMany, inPieces } from '../door/many-rows';

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

/** Who came is no absent person, whatever was asked of all the rest: those ids are left out. */
const cameAmong = async (context: DataContext, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = await readAll<Appointment>(context.database.appointments.findByIds([...ids]));
  return new Set(found.filter(({ status }) => status === 'arrived').map(({ id }) => id));
};

/**
 * Says of many appointments at once what came of them: one act, one undo. Those settled meanwhile are left alone, and so are those
 * who came when the others are noted absent.
 */
export const setOutcomes = async (context: DataContext, { appointmentIds, outcome }: SetOutcomesInput): Acted => {
  const came = outcome === 'noShow' ? await cameAmong(context, appointmentIds) : new Set<string>();
  const ids = appointmentIds.filter((id) => !came.has(id));
  if (ids.length === 0) return no({ code: 'notFound', entity: 'appointment', id: '' });
  const rows = ids.map((id) => [commandChange('appointments', id, [commands[outcome]])]);
  const result = await commitMany(context, {
    code: 'outcomesSet',
    all: rows.length,
    work: inPieces('outcomesSet', rows),
    factsOf: (done) => ({ code: 'outcomesSet', count: done.length, came: came.size, outcome }),
  });
  if (!result.ok) return result;
  const { act, done, left } = result.value;
  return done.length === 0 && left[0] ? no(left[0].reason) : ok({ act });
};
