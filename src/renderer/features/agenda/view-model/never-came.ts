import type { Appointment } from '#shared/domain/model/appointment';

/** Those of whom nobody says that they came: who was given a ticket stood in the hall, whatever became of it, and is asked for singly. */
export const neverCame = <One extends Pick<Appointment, 'status'>>(due: readonly One[]): readonly One[] =>
  due.filter(({ status }) => status !== 'arrived');
