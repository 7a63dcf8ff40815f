import type { ReferenceBody, ReferenceKind } from '../model/reference';

/** One id that an entry names, with the field where it stands. */
type Naming = { readonly path: string; readonly id: string; readonly kind: ReferenceKind };

const one = (path: string, id: string, kind: ReferenceKind): readonly Naming[] =>
  id === '' ? [] : [{ path, id, kind }];
const many = (path: string, ids: readonly string[] | undefined, kind: ReferenceKind): readonly Naming[] =>
  (ids ?? []).map((id) => ({ path, id, kind }));

/** The ids of other entries that an entry names. A name that is left out (`''`) is none. */
export const referencesOf = (body: ReferenceBody): readonly Naming[] => {
  switch (body.kind) {
    case 'desk':
    case 'quota':
    case 'kiosk':
      return many('reasonIds', body.reasonIds, 'reason');
    case 'series':
      return [
        ...many('reasonIds', body.reasonIds, 'reason'),
        ...many('departmentIds', body.departmentIds, 'department'),
      ];
    case 'theme':
      return [...one('departmentId', body.departmentId, 'department'), ...one('parentId', body.parentId, 'theme')];
    case 'reason':
      return one('departmentId', body.departmentId, 'department');
    case 'openingPeriod':
      return [...one('deskId', body.deskId, 'desk'), ...many('reasonIds', body.reasonIds, 'reason')];
    case 'closure':
      return one('deskId', body.deskId, 'desk');
    case 'agent':
      return [
        ...one('usualDeskId', body.usualDeskId, 'desk'),
        ...one('departmentId', body.departmentId ?? '', 'department'),
        ...many('reasonIds', body.reasonIds, 'reason'),
      ];
    case 'commitment':
      return one('reasonId', body.reasonId, 'reason');
    case 'answerTemplate':
      return many('reasonIds', body.reasonIds, 'reason');
    case 'unavailability':
    case 'recurringAbsence':
      return [...one('agentId', body.agentId, 'agent'), ...one('replacedBy', body.replacedBy, 'agent')];
    case 'roster':
      return body.seats.flatMap(({ deskId, agentId }, index) => [
        ...one(`seats.${index}`, deskId, 'desk'),
        ...one(`seats.${index}`, agentId, 'agent'),
      ]);
    default:
      return [];
  }
};
