import type { Reference, ReferenceBody } from '#shared/domain/model/reference';

import { SITE } from './documents';

const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId: SITE, kind: body.kind, body });

/** A department with a reason whose requests it alone may see (`reason-aid`), and another department. */
export const socialAid: readonly Reference[] = [
  entry('department-social', { kind: 'department', name: 'Action sociale' }),
  entry('department-housing', { kind: 'department', name: 'Logement' }),
  entry('reason-aid', {
    kind: 'reason',
    code: 'AID',
    name: 'Secours d’urgence',
    shortName: 'Secours',
    departmentId: 'department-social',
    act: 'other',
    durationsMin: [30],
    needsStation: false,
    asksPreApplication: false,
    bookable: false,
    walkIn: false,
    favourite: 0,
    icon: '',
    papers: [],
    sensitive: true,
  }),
];
