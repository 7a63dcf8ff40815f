import type { Appointment } from '../model/appointment';
import type { ReferenceBody } from '../model/reference';
import type { SettingChange } from './setting-change';
import type { SettingFault } from './setting-fault';

type Kept = Pick<Appointment, 'day' | 'status' | 'reasonId' | 'deskId'>;

const usedBy = (kind: ReferenceBody['kind'], id: string, appointment: Kept): boolean =>
  kind === 'reason' ? appointment.reasonId === id : kind === 'desk' && appointment.deskId === id;

/** Whether a change takes away something that appointments may use. */
export const mayBeInUse = ({ before, body }: SettingChange): boolean =>
  body === null && (before?.kind === 'reason' || before?.kind === 'desk');

/** Reasons and desks that go although appointments from today on use them, with how many. `before` is the stored copy. */
export const inUseFaults = (
  changes: readonly SettingChange[],
  appointments: readonly Kept[],
  today: string,
): readonly SettingFault[] => {
  const coming = appointments.filter(
    (one) => one.day >= today && (one.status === 'booked' || one.status === 'arrived'),
  );
  return changes.filter(mayBeInUse).flatMap(({ id, before }) => {
    const kind = before?.kind;
    const number = kind ? coming.filter((one) => usedBy(kind, id, one)).length : 0;
    return number > 0 ? [{ id, path: '', code: 'inUse' as const, number }] : [];
  });
};
