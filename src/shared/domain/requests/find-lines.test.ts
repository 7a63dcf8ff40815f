import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { noFilter } from './filter-lines';
import { findLines, type MeantPerson } from './find-lines';
import { requestLine, type RequestLine } from './request-line';
import { officeRequest, smallOffice } from './testing/small-office';

const receivedAt = '2026-05-20T08:00:00.000Z';
const now = '2026-06-01T08:00:00.000Z';

/** The request of a citizen, whose id is that of the request as well. */
const line = (citizenId: string, state: 'open' | 'closed'): RequestLine =>
  requestLine(
    officeRequest('mail', receivedAt, state === 'closed' ? [['2026-05-21T08:00:00.000Z', 'closed']] : [], {
      id: citizenId,
      more: { citizenId },
    }),
    smallOffice,
    now,
  );
const person = (citizenId: string, isNear = false): MeantPerson => ({ citizenId, memberIds: [citizenId], isNear });
const find = (
  lines: readonly RequestLine[],
  open: readonly MeantPerson[],
  closed: readonly MeantPerson[],
  group: RequestLine['group'] | '' = '',
  words: readonly string[] = [],
) => {
  const found = findLines(lines, { ...noFilter, text: 'dupond', group }, () => words, { open, closed });
  return { ...found, shown: found.shown.map(({ request }) => request.id), all: found.all.length };
};

describe('what a name finds in Demandes', () => {
  it('the open request of somebody whose name is like it, though six whose requests are closed are called alike', () => {
    const closed = ['a', 'b', 'c', 'd', 'e', 'f'];
    const lines = [line('dupont', 'open'), ...closed.map((id) => line(id, 'closed'))];
    const near = closed.map((id) => person(id, true));
    expect(find(lines, [person('dupont', true)], near)).toEqual({ shown: ['dupont'], all: 7, isNear: true, people: 7 });
  });

  it('the same, though somebody of just that name has a closed request', () => {
    const lines = [line('dupont', 'open'), line('dupond', 'closed')];
    const [open, closed] = [[person('dupont', true)], [person('dupond')]];
    expect(find(lines, open, closed)).toEqual({ shown: ['dupont'], all: 2, isNear: true, people: 2 });
    expect(find(lines, open, closed, 'closed')).toMatchObject({ shown: ['dupond'], isNear: false });
  });

  it('nobody whose name is only like it, where the request of just that name is open', () => {
    const lines = [line('dupont', 'open'), line('dupond', 'open')];
    const meant = [person('dupond'), person('dupont', true)];
    expect(find(lines, meant, [])).toEqual({ shown: ['dupond'], all: 1, isNear: false, people: 1 });
  });

  it('the words of a request without anybody of the name', () => {
    expect(find([line('a', 'open')], [], [], '', ['Dupond'])).toEqual({
      shown: ['a'],
      all: 1,
      isNear: false,
      people: 0,
    });
  });

  it('whoever is found has a line, and every line has somebody of the name, whichever people and lines', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const lines = fc.array(fc.tuple(id, fc.constantFrom('open', 'closed')), { maxLength: 8 });
    const people = fc.uniqueArray(fc.tuple(id, fc.boolean()), { selector: ([one]) => one });
    fc.assert(
      fc.property(lines, people, people, (made, open, closed) => {
        const all = made.map(([one, state]) => line(one, state));
        const meant = { open: open.map((one) => person(...one)), closed: closed.map((one) => person(...one)) };
        const found = findLines(all, { ...noFilter, text: 'dupond' }, () => [], meant);
        const named = new Set(found.all.map(({ request }) => request.citizenId));
        expect(found.people).toBe(named.size);
        const exact = all.filter(({ group, request }) =>
          (group === 'closed' ? meant.closed : meant.open).some(
            ({ citizenId, isNear }) => citizenId === request.citizenId && !isNear,
          ),
        );
        expect(found.all).toEqual(expect.arrayContaining(exact));
      }),
    );
  });
});
