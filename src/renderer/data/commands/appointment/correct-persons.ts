import type { AppointmentPerson } from '#shared/domain/model/appointment';
import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { appointmentAct } from './appointment-act';
import { load } from '../door/write';

export type CorrectPersonsInput = {
  readonly appointmentId: string;
  /** Which person, from 0 on. */
  readonly index: number;
  /** What is known of them now: it decides on papers and fees. */
  readonly patch: Partial<Pick<AppointmentPerson, 'situation' | 'ageBand'>>;
};

/** Writes the situation or the age band of one person of an appointment anew. */
export const correctPersons = async (
  context: DataContext,
  { appointmentId, index, patch }: CorrectPersonsInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const appointment = await load(context, 'appointments', appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: appointmentId });
  const persons = appointment.persons.map((person, at) => (at === index ? { ...person, ...patch } : person));
  return appointmentAct(context, 'personsCorrected', appointmentId, { type: 'correctPersons', persons });
};
