import type { Reference, ReferenceBody } from '../model/reference';
import { referencesOf } from './references-of';
import type { SettingChange } from './setting-change';

type Stored = Pick<Reference, 'id' | 'body'>;

const without = (ids: readonly string[], id: string): string[] => ids.filter((one) => one !== id);

/** An entry without its mention of another one; `null` = it makes no sense without it. */
const forget = (body: ReferenceBody, id: string): ReferenceBody | null => {
  switch (body.kind) {
    case 'desk':
      return { ...body, reasonIds: without(body.reasonIds, id) };
    case 'series':
    case 'quota':
    case 'openingPeriod': {
      if (body.kind === 'openingPeriod' && body.deskId === id) return null;
      const left = without(body.reasonIds ?? [], id);
      // An empty list means every reason: what was about this one alone goes with it.
      return left.length === 0 ? null : { ...body, reasonIds: left };
    }
    case 'agent':
      return { ...body, usualDeskId: '' };
    case 'reason':
      return { ...body, departmentId: '' };
    case 'unavailability':
      return body.agentId === id ? null : { ...body, replacedBy: '' };
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
