import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { channels } from '../model/request';
import { countGroups, filterLines, noFilter } from './filter-lines';
import { compareLines, requestGroups, requestLine, requestLines, type RequestLine } from './request-line';
import { officeRequest, smallOffice } from './testing/small-office';

const now = '2026-06-01T08:00:00.000Z';
const nowMs = Date.parse(now);
const types = ['assigned', 'started', 'waitingOnCitizen', 'answered', 'closed', 'reopened'] as const;
const steps = fc.array(fc.constantFrom(...types), { maxLength: 5 });
const request = fc
  .record({
    channel: fc.constantFrom(...channels),
    hoursAgo: fc.integer({ min: 0, max: 24 * 60 }),
    steps,
    id: fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', 'c') }),
    reasonId: fc.constantFrom('birth', 'permit', 'gone'),
  })
  .map(({ channel, hoursAgo, steps: done, id, reasonId }) => {
    const receivedMs = nowMs - hoursAgo * 3_600_000;
    const gap = (nowMs - receivedMs) / (done.length + 1);
    return officeRequest(
      channel,
      new Date(receivedMs).toISOString(),
      done.map((type, index) => [
        new Date(receivedMs + gap * (index + 1)).toISOString(),
        type,
        type === 'assigned' ? { departmentId: 'planning', agentId: 'maud' } : {},
      ]),
      { id, reasonId },
    );
  });
const requests = fc.uniqueArray(request, { selector: ({ id }) => id, maxLength: 25 });
const shuffled = requests.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
);
const idsOf = (lines: readonly RequestLine[]) => lines.map((line) => line.request.id);

describe('the order of the list', () => {
  it('is total, and the same on every desk', () => {
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(idsOf(requestLines(other, smallOffice, now))).toEqual(idsOf(requestLines(all, smallOffice, now)));
      }),
    );
    fc.assert(
      fc.property(request, request, (a, b) => {
        const [one, two] = [requestLine(a, smallOffice, now), requestLine(b, smallOffice, now)];
        expect(Math.sign(compareLines(one, two)) + Math.sign(compareLines(two, one))).toBe(0);
        if (a.id !== b.id) expect(compareLines(one, two)).not.toBe(0);
      }),
    );
  });

  it('has what is overdue first, the longest overdue at the top, then what is due soon, then the rest by age', () => {
    fc.assert(
      fc.property(requests, (all) => {
        const lines = requestLines(all, smallOffice, now);
        for (const [index, line] of lines.slice(1).entries()) {
          const before = lines[index];
          if (!before) throw new Error('there is one before');
          expect(requestGroups.indexOf(before.group)).toBeLessThanOrEqual(requestGroups.indexOf(line.group));
          if (before.group !== line.group) continue;
          if (line.group === 'late' || line.group === 'soon') expect(before.dueDay <= line.dueDay).toBe(true);
          else if (line.group === 'closed') expect(before.request.closedAt >= line.request.closedAt).toBe(true);
          else expect(before.request.receivedAt <= line.request.receivedAt).toBe(true);
        }
      }),
    );
  });
});

it('is late exactly when it is open past its due day, and says by how many days', () => {
  fc.assert(
    fc.property(request, (one) => {
      const { group, dueDay, lateDays } = requestLine(one, smallOffice, now);
      const isOpen = !['answered', 'closed', 'void'].includes(one.status);
      expect(group === 'late').toBe(isOpen && dueDay !== '' && dueDay < '2026-06-01');
      expect(lateDays > 0).toBe(group === 'late');
      if (group === 'waiting') expect(one.status).toBe('waitingOnCitizen');
    }),
  );
});

describe('what a line says', () => {
  const lineOf = (...args: Parameters<typeof officeRequest>) => requestLine(officeRequest(...args), smallOffice, now);

  it('counts late days by working days, one at least', () => {
    // Friday 29 May, looked at on Monday and on the Saturday in between.
    const friday = officeRequest('phone', '2026-05-27T09:00:00+02:00');
    expect(requestLine(friday, smallOffice, now)).toMatchObject({ dueDay: '2026-05-29', lateDays: 1, group: 'late' });
    expect(requestLine(friday, smallOffice, '2026-05-30T10:00:00+02:00').lateDays).toBe(1);
    expect(requestLine(friday, smallOffice, '2026-06-03T10:00:00+02:00').lateDays).toBe(3);
  });

  it('is due soon within two working days', () => {
    expect(lineOf('phone', '2026-05-29T09:00:00+02:00')).toMatchObject({ dueDay: '2026-06-02', group: 'soon' });
    expect(lineOf('email', '2026-05-29T09:00:00+02:00')).toMatchObject({ dueDay: '2026-06-05', group: 'open' });
    expect(lineOf('portal', '2026-05-29T09:00:00+02:00')).toMatchObject({ dueDay: '', group: 'open' });
  });

  it('belongs to the department of its reason until it is given to another', () => {
    expect(lineOf('mail', '2026-05-29T09:00:00+02:00')).toMatchObject({ departmentId: 'civil', agentId: '' });
    const given = ['2026-05-29T10:00:00+02:00', 'assigned', { departmentId: 'planning', agentId: 'maud' }] as const;
    expect(lineOf('mail', '2026-05-29T09:00:00+02:00', [given])).toMatchObject({
      departmentId: 'planning',
      agentId: 'maud',
    });
    expect(lineOf('mail', '2026-05-29T09:00:00+02:00', [], { reasonId: 'gone' }).departmentId).toBe('');
  });
});

describe('a filter', () => {
  const wordsOf = ({ subject, request: { reasonId } }: RequestLine) => [subject, reasonId];

  it('parts the open ones by their group, and never shows a closed one unasked', () => {
    fc.assert(
      fc.property(requests, (all) => {
        const lines = requestLines(all, smallOffice, now);
        const open = filterLines(lines, noFilter, wordsOf);
        const groups = requestGroups.map((group) => filterLines(lines, { ...noFilter, group }, wordsOf));
        expect(groups.flat()).toEqual(lines);
        expect(open).toEqual(lines.filter(({ group }) => group !== 'closed'));
        expect(Object.values(countGroups(lines))).toEqual(groups.map(({ length }) => length));
      }),
    );
  });

  it('finds by the beginnings of words without accents, or by the people meant', () => {
    const more = { subject: 'Dérogation d’école', citizenId: 'zoe' };
    const line = requestLine(officeRequest('mail', '2026-05-29T09:00:00Z', [], { more }), smallOffice, now);
    const finds = (text: string, ids: readonly string[] = []) =>
      filterLines([line], { ...noFilter, text }, wordsOf, new Set(ids)).length === 1;
    expect([finds('derog eco'), finds('birth dérog'), finds('rogation'), finds('zoé'), finds('zoé', ['zoe'])]).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('keeps to channel, department, reason and agent', () => {
    const given = ['2026-05-29T10:00:00Z', 'assigned', { departmentId: 'planning', agentId: 'maud' }] as const;
    const line = requestLine(officeRequest('mail', '2026-05-29T09:00:00Z', [given]), smallOffice, now);
    const passes = (patch: Partial<typeof noFilter>) => filterLines([line], { ...noFilter, ...patch }, wordsOf).length;
    expect([passes({ channel: 'mail' }), passes({ channel: 'email' })]).toEqual([1, 0]);
    expect([passes({ departmentId: 'planning' }), passes({ departmentId: 'civil' })]).toEqual([1, 0]);
    expect([passes({ reasonId: 'birth' }), passes({ reasonId: 'permit' })]).toEqual([1, 0]);
    expect([passes({ agentId: 'maud' }), passes({ agentId: 'eric' })]).toEqual([1, 0]);
  });
});
