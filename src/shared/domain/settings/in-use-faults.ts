import type { Appointment } from '../model/appointment';
import type { Reference, ReferenceBody } from '../model/reference';
import type { SettingChange } from './setting-change';
import type { SettingFault } from './setting-fault';

type Kept = Pick<Appointment, 'day' | 'status' | 'reasonId' | 'deskId'>;

type Stored = Pick<Reference, 'id' | 'body'>;

const kindsInUse: ReadonlySet<string> = new Set<ReferenceBody['kind']>(['reason', 'desk', 'station']);

/** The reasons whose appointments lose their last enrolment station; none while another one is left. */
const reasonsWithoutStation = (stored: readonly Stored[], changes: readonly SettingChange[]): ReadonlySet<string> => {
  const gone = new Set(changes.filter(({ body }) => body === null).map(({ id }) => id));
  const isLeft =
    stored.some(({ id, body }) => body.kind === 'station' && !gone.has(id)) ||
    changes.some(({ body }) => body?.kind === 'station');
  if (isLeft) return new Set();
  const bodies = new Map(stored.map(({ id, body }) => [id, body]));
  for (const { id, body } of changes) if (body) bodies.set(id, body);
  return new Set([...bodies].flatMap(([id, body]) => (body.kind === 'reason' && body.needsStation ? [id] : [])));
};

/** Whether a change takes away something that appointments may use. */
export const mayBeInUse = ({ before, body }: SettingChange): boolean =>
  body === null && before !== null && kindsInUse.has(before.kind);

/**
 * Reasons, desks and the last enrolment station that go although appointments from today on use them, with how many. `before` is the stored
 * copy.
 */
export const inUseFaults = (
  stored: readonly Stored[],
  changes: readonly SettingChange[],
  appointments: readonly Kept[],
  today: string,
): readonly SettingFault[] => {
  const coming = appointments.filter(
    (one) => one.day >= today && (one.status === 'booked' || one.status === 'arrived'),
  );
  const stationless = reasonsWithoutStation(stored, changes);
  const isUser = (kind: ReferenceBody['kind'], id: string, { reasonId, deskId }: Kept): boolean => {
    if (kind === 'station') return stationless.has(reasonId);
    return kind === 'reason' ? reasonId === id : deskId === id;
  };
  return changes.filter(mayBeInUse).flatMap(({ id, before }) => {
    const number = before ? coming.filter((one) => isUser(before.kind, id, one)).length : 0;
    return number > 0 ? [{ id, path: '', code: 'inUse' as const, number }] : [];
  });
};
