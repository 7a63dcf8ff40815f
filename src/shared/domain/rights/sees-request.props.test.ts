import fc from 'fast-check';
import { expect, it } from 'vitest';

import { agentBody } from '../model/reference';
import { requestSight, seesReason, viewerOf, type Viewer } from './sees-request';

const departments = ['social', 'civil', ''];
const viewer: fc.Arbitrary<Viewer> = fc.record({
  role: fc.constantFrom(undefined, ...agentBody.shape.role.options),
  departmentId: fc.constantFrom(...departments),
});
const reasons = [
  { id: 'aid', departmentId: 'social', sensitive: true },
  { id: 'nobody', departmentId: '', sensitive: true },
  { id: 'birth', departmentId: 'civil' },
  { id: 'school', departmentId: 'school', sensitive: false },
];

it('shows a sensitive reason to its department and the administrators alone', () => {
  fc.assert(
    fc.property(viewer, (one) => {
      const see = requestSight(one, reasons);
      const isAdmin = one.role === 'admin';
      const isOwn = one.departmentId === 'social' && one.role !== undefined && one.role !== 'elected';
      expect(see({ reasonId: 'aid' })).toBe(isAdmin || isOwn);
      expect(see({ reasonId: 'nobody' })).toBe(isAdmin);
    }),
  );
});

it('shows an elected person no request at all, and everybody else the rest, known reason or not', () => {
  fc.assert(
    fc.property(viewer, fc.constantFrom('birth', 'school', 'gone', ''), (one, reasonId) => {
      expect(requestSight(one, reasons)({ reasonId })).toBe(one.role !== 'elected');
    }),
  );
});

it('says the same of a reason as of its requests', () => {
  fc.assert(
    fc.property(viewer, fc.constantFrom(...reasons), (one, reason) => {
      expect(seesReason(one, reason)).toBe(requestSight(one, reasons)({ reasonId: reason.id }));
    }),
  );
});

it('knows who looks by their id; nobody known sees what is not sensitive', () => {
  const agents = [
    {
      id: 'eric',
      kind: 'agent' as const,
      name: 'Éric',
      shortName: 'Éric',
      role: 'counter' as const,
      usualDeskId: '',
      departmentId: 'social',
    },
  ];
  expect(viewerOf({ agents }, 'eric')).toEqual({ role: 'counter', departmentId: 'social' });
  const nobody = requestSight(viewerOf({ agents }, 'gone'), reasons);
  expect([nobody({ reasonId: 'aid' }), nobody({ reasonId: 'birth' })]).toEqual([false, true]);
});
