import { describe, expect, it } from 'vitest';

import { bodyOf } from '#shared/domain/settings/entries-of';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import { opening, smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { openingShape, type OpeningBody, type OpeningDraft } from './opening-shape';
import { planOpening } from './plan-opening';
import { slotsOfDay } from './slots-of-day';

const today = '2026-11-24';
const shape = openingShape(today);
const morning: OpeningBody = bodyOf(opening(1, '08:30', '12:30'));
const draftOf = (body: OpeningBody, patch: Partial<OpeningDraft> = {}): OpeningDraft => ({
  ...shape.toDraft(body),
  ...patch,
});
let ids = 0;
const newId = (): string => `new-${(ids += 1)}`;
const planned = (before: OpeningBody | null, patch: Partial<OpeningDraft>): readonly SettingChange[] => {
  const draft = draftOf(before ?? morning, patch);
  return planOpening({ id: 'opening-1-08:30', before, body: shape.toBody(draft) }, draft, today, newId);
};

describe('the form of an opening', () => {
  it.each([
    morning,
    { ...morning, reasonIds: ['deposit'], keptFor: 'urgent' as const, releaseDaysBefore: 2 },
    { ...morning, weekdays: [2], validFrom: '2026-12-01', validUntil: '2026-12-01' },
  ])('writes back what it read: %o', (body) => {
    expect(shape.toBody(shape.toDraft(body))).toEqual(body);
  });
});

describe('a change of openings', () => {
  it('ends the old one on the day before and begins the new one on the chosen day', () => {
    const changes = planned(morning, { to: '11h', since: '2026-12-01' });
    expect(changes).toMatchObject([
      { id: 'opening-1-08:30', body: { to: '12:30', validUntil: '2026-11-30' } },
      { before: null, body: { to: '11:00', validFrom: '2026-12-01', validUntil: '' } },
    ]);
  });

  it('counts for the past too where that is wished, and where it only ends', () => {
    expect(planned(morning, { to: '11h', since: '' })).toMatchObject([
      { body: { to: '11:00', validFrom: '2020-01-01' } },
    ]);
    expect(planned(morning, { validUntil: '2026-12-31' })).toMatchObject([
      { id: 'opening-1-08:30', body: { validUntil: '2026-12-31', validFrom: '2020-01-01' } },
    ]);
  });

  it('makes one opening at each desk that is chosen', () => {
    expect(planned(null, { deskIds: ['desk-1', 'desk-2', 'desk-3'] }).map(({ body }) => body)).toMatchObject(
      ['desk-1', 'desk-2', 'desk-3'].map((deskId) => ({ deskId })),
    );
  });

  it('is an end for one that runs already, and a deletion for one that never began or is over', () => {
    const remove = (before: OpeningBody) => planOpening({ id: 'x', before, body: null }, draftOf(before), today, newId);
    expect(remove(morning)).toMatchObject([{ body: { validUntil: '2026-11-23' } }]);
    expect(remove({ ...morning, validFrom: '2026-12-01' })).toMatchObject([{ body: null }]);
    expect(remove({ ...morning, validUntil: '2026-11-01' })).toMatchObject([{ body: null }]);
  });
});

describe('the slots that an opening makes', () => {
  const town = smallTown();
  const ask = { day: '2026-12-01', deskId: 'desk-1', reasonId: 'deposit', keptFor: '' } as const;
  const timesOf = (changes: readonly SettingChange[], is: string) =>
    slotsOfDay(town, changes, ask)
      .starts.filter((one) => one.is === is)
      .map(({ time }) => time);

  it('are those of the day as it stands, while nothing is changed', () => {
    const { starts, inRow, durationMin } = slotsOfDay(town, [], ask);
    expect(starts.every(({ is }) => is === 'same')).toBe(true);
    expect([inRow, durationMin]).toEqual([12 + 10, 20]);
  });

  it('are marked where they come and where they go', () => {
    const changes = planned(morning, { from: '9h', to: '12h45', since: '2026-12-01' });
    expect(timesOf(changes, 'gone')).toEqual(['08:30', '08:35', '08:40', '08:45', '08:50', '08:55']);
    expect(timesOf(changes, 'new')).toEqual(['12:15', '12:20', '12:25']);
    expect(slotsOfDay(town, changes, { ...ask, day: '2026-11-30' }).starts.every(({ is }) => is === 'same')).toBe(true);
  });

  it('are none on a public holiday, and its name is told', () => {
    expect(slotsOfDay(town, [], { ...ask, day: '2026-12-25' })).toMatchObject({ starts: [], closedBy: 'Noël' });
  });
});
