import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';

/** A value as a device wrote it, long ago. */
export const registerOf = (deviceId: string) => (v: string) => ({ v, t: `000000000000001-000000-${deviceId}` });

/** An event by nobody in particular. */
export const actOf = (
  id: string,
  n: number,
  body: { readonly type: string; readonly [key: string]: unknown },
  at = new Date().toISOString(),
): AnyEvent => ({ ...body, id, n, at, by: { agentId: 'agent-1', deviceId: 'device-1', deskId: '' } });

/** A citizen of an invented address whom a device wrote, and their appointment, of which they wish to hear by e-mail. */
export const wishedAppointment = (
  { siteId, deviceId }: { readonly siteId: string; readonly deviceId: string },
  index: number,
  place: { readonly day: string; readonly time: string },
  more: readonly AnyEvent[] = [],
): { readonly citizen: WireDocument; readonly appointment: WireDocument } => {
  const citizenId = `citizen-${index}`;
  const register = registerOf(deviceId);
  const fields = { lastName: register('Essai'), email: register(`personne-${index}@exemple.fr`) };
  const booked = actOf(`booked-${index}`, 1, {
    type: 'booked',
    ...place,
    durationMin: 15,
    deskId: `desk-${1 + (index % 4)}`,
    reasonId: 'reason-none',
    citizenId,
    persons: [],
    channel: 'desk',
    notify: ['email'],
  });
  const appointment = foldAppointment(`appointment-${index}`, siteId, [booked, ...more]);
  return {
    citizen: { id: citizenId, siteId, fields, erasedAt: '', _deleted: false },
    appointment: { ...appointment, _deleted: false },
  };
};
