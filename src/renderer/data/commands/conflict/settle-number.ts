import type { Refusal } from '#shared/errors/refusal';
import { checkPreApplicationNumber } from '#shared/domain/scheduling/pre-application-number';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { appointmentAct } from '../appointment/appointment-act';
import { load } from '../door/write';

export type SettleNumberInput = {
  readonly appointmentId: string;
  /** The number as it stands, and as it shall be: ten letters or digits, or `''` when not known. */
  readonly from: string;
  readonly to: string;
};

/** Corrects the pre-application number of one person of an appointment. */
export const settleNumber = async (
  context: DataContext,
  { appointmentId, from, to }: SettleNumberInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const appointment = await load(context, 'appointments', appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: appointmentId });
  const at = appointment.persons.findIndex((person) => person.preApplicationNumber === from);
  const number = checkPreApplicationNumber(to);
  if (number.value !== '' && !number.ok)
    return no({ code: 'preApplicationNumberInvalid', person: Math.max(0, at) + 1, missing: number.missing });
  const persons = appointment.persons.map((person, index) =>
    index === at ? { ...person, preApplicationNumber: number.value } : person,
  );
  return appointmentAct(context, 'numberCorrected', appointmentId, { type: 'correctPersons', persons });
};
