import type { Reference, ReferenceBody } from '../model/reference';
import { referencesOf } from './references-of';
import type { SettingChange } from './setting-change';

type Stored = Pick<Reference, 'id' | 'body'>;

const without = (ids: readonly string[], id: string): string[] => ids.filter((one) => one !== id);

type Body<Kind extends ReferenceBody['kind']> = Extract<ReferenceBody, { kind: Kind }>;

/** Both lists empty mean all others: what was about this one alone goes with it. */
const seriesWithout = (body: Body<'series'>, id: string): ReferenceBody | null => {
  const reasonIds = without(body.reasonIds, id);
  const departmentIds = without(body.departmentIds ?? [], id);
  if (reasonIds.length + departmentIds.length === 0) return null;
  return { ...body, reasonIds, ...(body.departmentIds === undefined ? {} : { departmentIds }) };
};

/** Who served this reason alone serves all those of the desk. */
const agentWithout = ({ reasonIds, departmentId = '', ...body }: Body<'agent'>, id: string): ReferenceBody => {
  const left = without(reasonIds ?? [], id);
  return {
    ...body,
    usualDeskId: body.usualDeskId === id ? '' : body.usualDeskId,
    ...(departmentId === '' || departmentId === id ? {} : { departmentId }),
    ...(left.length === 0 ? {} : { reasonIds: left }),
  };
};

/** An entry without its mention of another one; `null` = it makes no sense without it. */
const forget = (body: ReferenceBody, id: string): ReferenceBody | null => {
  switch (body.kind) {
    case 'desk':
    case 'kiosk':
      return { ...body, reasonIds: without(body.reasonIds, id) };
    case 'series':
      return seriesWithout(body, id);
    case 'theme':
      return body.parentId === id ? null : { ...body, departmentId: '' };
    case 'quota':
    case 'openingPeriod': {
      if (body.kind === 'openingPeriod' && body.deskId === id) return null;
      const left = without(body.reasonIds ?? [], id);
      // An empty list means every reason: what was about this one alone goes with it.
      return left.length === 0 ? null : { ...body, reasonIds: left };
    }
    case 'agent':
      return agentWithout(body, id);
    case 'reason':
      return { ...body, departmentId: '' };
    case 'answerTemplate': {
      // An empty list means every reason: an answer about this one alone goes with it.
      const left = without(body.reasonIds, id);
      return left.length === 0 ? null : { ...body, reasonIds: left };
    }
    case 'unavailability':
    case 'recurringAbsence':
      return body.agentId === id ? null : { ...body, replacedBy: '' };
    case 'roster': {
      const seats = body.seats.filter(({ deskId, agentId }) => deskId !== id && agentId !== id);
      return seats.length === 0 ? null : { ...body, seats };
    }
    default:
      return null;
  }
};

/**
 * The changes by which an entry goes with everything that names it: lists lose it, and what is about it alone (openings and
 * closures of a desk, absences of an agent) goes too. They are one act, so that undo brings all of it back.
 */
export const withoutEntry = (stored: readonly Stored[], id: string): readonly SettingChange[] => {
  const gone = stored.find((one) => one.id === id);
  if (!gone) return [];
  const mentions = stored.filter(({ body }) => referencesOf(body).some((naming) => naming.id === id));
  return [
    { id, before: gone.body, body: null },
    ...mentions.map((one) => ({ id: one.id, before: one.body, body: forget(one.body, id) })),
  ];
};
