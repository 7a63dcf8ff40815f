import { describe, expect, it } from 'vitest';

import type { DayPlan } from '#shared/domain/scheduling/plan-day';

import { buildAxis } from './axis';
import { checkTarget, lengthTo, resizeTarget, stepTarget, targetAt, type GridBox } from './move-target';

const axis = buildAxis([
  { from: 510, to: 750 },
  { from: 810, to: 1020 },
]);
if (!axis) throw new Error('no axis');
const box: GridBox = {
  top: 100,
  height: 464,
  columns: [
    { deskId: 'd1', left: 70, width: 100 },
    { deskId: 'd2', left: 170, width: 100 },
  ],
};
const open = [
  { from: 510, to: 750 },
  { from: 810, to: 1020 },
];
const plan: DayPlan = {
  day: '2026-11-23',
  desks: [
    { deskId: 'd1', number: 1, reasonIds: ['cni'], open, closed: [] },
    { deskId: 'd2', number: 2, reasonIds: ['pacs'], open, closed: [] },
  ],
  stations: 1,
  closedBy: '',
  bookableReasonIds: ['cni', 'pacs'],
  stationReasonIds: ['cni'],
};
const moved = { id: 'a', reasonId: 'cni', durationMin: 20 };

describe('move targets', () => {
  it('snaps to five minutes and holds the block inside the day', () => {
    expect(targetAt(axis, box, { x: 80, y: 100 + 33 }, 0, 20)).toEqual({ deskId: 'd1', from: 545 });
    expect(targetAt(axis, box, { x: 999, y: 9999 }, 0, 20)).toEqual({ deskId: 'd2', from: 1000 });
    expect(targetAt(axis, box, { x: 0, y: 0 }, 10, 20)).toEqual({ deskId: 'd1', from: 510 });
  });
  it('checks capacity without the block itself', () => {
    const live = [{ id: 'a', day: plan.day, time: '09:00', durationMin: 20, deskId: 'd1', needsStation: true }];
    expect(checkTarget(plan, live, moved, { deskId: 'd1', from: 545 }).ok).toBe(true);
    expect(
      checkTarget(plan, [{ ...live[0], id: 'b' } as (typeof live)[number]], moved, { deskId: 'd1', from: 545 }),
    ).toMatchObject({ ok: false, reason: { code: 'deskBusy' } });
    expect(checkTarget(plan, live, moved, { deskId: 'd2', from: 545 })).toMatchObject({
      ok: false,
      reason: { code: 'reasonNotOffered' },
    });
  });
  it('steps with arrows, over the lunch fold, and stays in the day', () => {
    const desks = ['d1', 'd2'];
    expect(stepTarget(axis, desks, { deskId: 'd1', from: 730 }, 'down', 20)).toEqual({ deskId: 'd1', from: 810 });
    expect(stepTarget(axis, desks, { deskId: 'd1', from: 810 }, 'up', 20)).toEqual({ deskId: 'd1', from: 730 });
    expect(stepTarget(axis, desks, { deskId: 'd1', from: 510 }, 'up', 20)).toEqual({ deskId: 'd1', from: 510 });
    expect(stepTarget(axis, desks, { deskId: 'd1', from: 600 }, 'right', 20)).toEqual({ deskId: 'd2', from: 600 });
    expect(stepTarget(axis, desks, { deskId: 'd2', from: 600 }, 'right', 20)).toEqual({ deskId: 'd2', from: 600 });
  });
  it('changes the length by five minutes, never below five and never over a fold', () => {
    const target = { deskId: 'd1', from: 720 };
    expect(resizeTarget(axis, target, 20, 'longer')).toEqual({ deskId: 'd1', from: 720, lengthMin: 25 });
    expect(resizeTarget(axis, target, 30, 'longer')).toEqual({ deskId: 'd1', from: 720, lengthMin: 30 });
    expect(resizeTarget(axis, target, 5, 'shorter')).toEqual({ deskId: 'd1', from: 720, lengthMin: 5 });
    expect(lengthTo(axis, 600, 633)).toBe(35);
    expect(lengthTo(axis, 600, 500)).toBe(5);
  });
});
