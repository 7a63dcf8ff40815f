import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { officeRequest, smallOffice } from '#shared/domain/requests/testing/small-office';
import { requestLines } from '#shared/domain/requests/request-line';
import { requestsText } from '#shared/i18n/fr/requests';

import { chosenLine, steppedTo, stopIndex } from './chosen-line';
import { heldOrder } from './held-order';
import { listItems, rowsSeen, rowTops, stuckHead } from './list-items';
import { blankDraft, citizenOfDraft, matchingReasons, receivedInstant } from './new-request-draft';
import { possibleActs } from './possible-acts';

const now = '2026-06-01T08:00:00.000Z';
const linesOf = (...ids: readonly string[]) =>
  requestLines(
    ids.map((id, index) =>
      officeRequest(index % 3 === 0 ? 'phone' : 'mail', new Date(Date.parse(now) - index * 7e7).toISOString(), [], {
        id,
      }),
    ),
    smallOffice,
    now,
  );
const many = (count: number) => linesOf(...Array.from({ length: count }, (_, index) => `r${index}`));

describe('the request that is shown', () => {
  const all = linesOf('a', 'b', 'c', 'd');
  const [first] = all;
  if (!first) throw new Error('four lines');
  const id = (line: ReturnType<typeof chosenLine>): string => line?.request.id ?? '';

  it('is the first one, and the one that was chosen or acted on wherever any desk has taken it since', () => {
    expect(id(chosenLine(all, all, { wanted: '', isDone: false, lastIndex: 0 }))).toBe(first.request.id);
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.subarray([...all]), fc.nat(5), (line, shown, lastIndex) => {
        const wanted = line.request.id;
        expect(id(chosenLine(shown, all, { wanted, isDone: false, lastIndex }))).toBe(wanted);
      }),
    );
  });

  it('is the one that took its place once it was closed here', () => {
    const rest = all.slice(1);
    const choosing = { wanted: first.request.id, isDone: true, lastIndex: 0 };
    expect(chosenLine(all, all, choosing)).toBe(first);
    expect(chosenLine(rest, all, choosing)).toBe(rest[0]);
    expect(chosenLine(rest, all, { ...choosing, lastIndex: 9 })).toBe(rest.at(-1));
    expect(chosenLine([], all, choosing)).toBeNull();
  });
});

describe('the arrows of the list', () => {
  const place = fc.record({ count: fc.integer({ min: 2, max: 40 }), of: fc.nat() });
  const down = { key: 'ArrowDown', page: 5 };

  it('pass over no request when the one that is shown leaves the list: the one that took its place is next, the one above stays above', () => {
    fc.assert(
      fc.property(place, ({ count, of }) => {
        const at = of % count;
        const before = Array.from({ length: count }, (_, index) => index);
        const left = before.filter((index) => index !== at);
        const away = { at: -1, lastIndex: at, count: left.length };
        const below = left[steppedTo({ ...down, ...away }) ?? -1];
        const above = left[steppedTo({ ...down, ...away, key: 'ArrowUp' }) ?? -1];
        expect(below).toBe(at === count - 1 ? at - 1 : at + 1);
        expect(above).toBe(at === 0 ? 1 : at - 1);
        // Tab comes to the row to which ↓ goes.
        expect(left[stopIndex(away)]).toBe(below);
      }),
    );
  });

  it('go one row at a time otherwise, stay within the list, and go nowhere in an empty one', () => {
    fc.assert(
      fc.property(place, fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'), ({ count, of }, key) => {
        const at = of % count;
        const to = steppedTo({ key, page: 5, at, lastIndex: 0, count }) ?? -1;
        const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[key] ?? 0;
        expect(to).toBe(Math.min(count - 1, Math.max(0, at + step)));
      }),
    );
    expect(steppedTo({ ...down, at: -1, lastIndex: 3, count: 0 })).toBeUndefined();
    expect(steppedTo({ ...down, key: 'a', at: 1, lastIndex: 1, count: 3 })).toBeUndefined();
  });
});

describe('the rows of the list', () => {
  it('stand in groups, each under one heading with its number', () => {
    const lines = many(40);
    const items = listItems(lines);
    const heads = items.flatMap((item) => (item.kind === 'head' ? [item] : []));
    expect(new Set(heads.map(({ group }) => group)).size).toBe(heads.length);
    expect(heads.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    expect(items.flatMap((item) => (item.kind === 'line' ? [item.line] : []))).toEqual(lines);
  });

  it('are drawn where they are in sight, and few beyond', () => {
    const items = listItems(many(300));
    const tops = rowTops(items, { head: 32, line: 49 });
    const whole = tops.at(-1) ?? 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole }), fc.integer({ min: 1, max: 1200 }), (top, height) => {
        const { first, last } = rowsSeen(tops, top, height);
        expect(first === 0 || (tops[first] ?? 0) <= top).toBe(true);
        expect(last === items.length - 1 || (tops[last + 1] ?? 0) >= Math.min(whole, top + height)).toBe(true);
        expect(last - first).toBeLessThan(height / 32 + 16);
      }),
    );
    expect(rowsSeen([0], 0, 500)).toEqual({ first: 0, last: 0 });
  });

  it('keep the heading of their group at the top, until the next one pushes it out', () => {
    const items = listItems(many(300));
    const heights = { head: 32, line: 49 };
    const tops = rowTops(items, heights);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: tops.at(-2) ?? 0 }), (top) => {
        const stuck = stuckHead(items, tops, top, heights.head);
        const { first } = rowsSeen(tops, top, 1);
        const row = items.slice(first).find((_, index) => (tops[first + index + 1] ?? 0) > top);
        if (row?.kind === 'head') expect(stuck === null || stuck.shift <= 0).toBe(true);
        if (row?.kind === 'line') expect(stuck?.head.group).toBe(row.line.group);
        // It never lies over the next heading.
        const next = items.findIndex((item, at) => item.kind === 'head' && (tops[at] ?? 0) > top);
        if (stuck && next >= 0) expect(top + heights.head + stuck.shift).toBeLessThanOrEqual(tops[next] ?? 0);
      }),
    );
    expect(stuckHead(items, tops, 0, 32)).toBeNull();
    expect(stuckHead([], [0], 0, 32)).toBeNull();
  });
});

describe('a list that is held', () => {
  it('keeps its rows in place, lets new ones wait and gone ones go', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'];
    const lines = linesOf(a, b, c, d);
    const order = lines.map(({ request }) => request.id);
    const held = order.filter((id) => id !== 'd').toReversed();
    const list = heldOrder(
      lines.filter(({ request }) => request.id !== 'a'),
      held,
    );
    expect(list.lines.map(({ request }) => request.id)).toEqual(held.filter((id) => id !== 'a'));
    expect([list.fresh, list.hasMoved]).toEqual([1, true]);
    expect(heldOrder(lines, order)).toEqual({ lines, fresh: 0, hasMoved: false });
    expect(heldOrder(lines, null).lines).toBe(lines);
  });
});

describe('a new request', () => {
  const zone = 'Europe/Paris';
  const at = (patch: Partial<ReturnType<typeof blankDraft>>) =>
    receivedInstant({ ...blankDraft(), ...patch }, '2026-06-01', now, zone);

  it('came now, yesterday at a time, or on a day that is past', () => {
    expect(at({})).toEqual({});
    expect(at({ received: 'yesterday', time: '9h30' })).toEqual({ at: '2026-05-31T07:30:00.000Z' });
    expect(at({ received: 'other', day: '2026-05-12', time: '16' })).toEqual({ at: '2026-05-12T14:00:00.000Z' });
  });

  it('names the field that is no past moment', () => {
    expect(at({ received: 'other', day: '' })).toEqual({ fault: 'day' });
    expect(at({ received: 'other', day: '2026-06-02' })).toEqual({ fault: 'day' });
    expect(at({ received: 'other', day: '0002-05-12' })).toEqual({ fault: 'day' });
    expect(at({ received: 'yesterday', time: '25:00' })).toEqual({ fault: 'time' });
    expect(at({ received: 'other', day: '2026-06-01', time: '23:00' })).toEqual({ fault: 'time' });
  });

  it('keeps the channel and the day of the letter before', () => {
    const first = {
      ...blankDraft(),
      channel: 'email' as const,
      received: 'yesterday' as const,
      reasonId: 'x',
      subject: 'y',
    };
    expect(blankDraft(first)).toEqual({ ...blankDraft(), channel: 'email', received: 'yesterday' });
  });

  it('takes who was found, a number, an address or a name', () => {
    const who = (citizenText: string, citizenId = '') => citizenOfDraft({ ...blankDraft(), citizenText, citizenId });
    expect(who('Zoé', 'id')).toEqual({ id: 'id' });
    expect(who(' ')).toBeUndefined();
    expect(who('06 39 98 00 00')).toEqual({ values: { phone: '06 39 98 00 00' } });
    expect(who('zoe@exemple.fr')).toEqual({ values: { email: 'zoe@exemple.fr' } });
    expect(who('Zoé Öztürk')).toEqual({ values: { firstName: 'Zoé', lastName: 'Öztürk' } });
  });

  it('finds reasons by the beginnings of their words', () => {
    const found = (text: string) => matchingReasons(smallOffice.reasons, text).map(({ id }) => id);
    expect([found('per'), found(''), found('rmit')]).toEqual([['permit'], ['birth', 'permit'], []]);
  });
});

it('offers the act of the moment first, and only what the state allows', () => {
  expect(possibleActs('assigned')[0]).toBe('start');
  expect(possibleActs('inProgress')[0]).toBe('answer');
  expect(possibleActs('answered')).toEqual(['close', 'reopen']);
  expect(possibleActs('closed')).toEqual(['reopen']);
  expect(possibleActs('void')).toEqual([]);
});

it('says of what came on a day without work that no working day has passed, and never that it is of today', () => {
  const { age } = requestsText.list;
  expect([age(0, true), age(0, false), age(1, false)].map((words) => words.replaceAll('\u00A0', ' '))).toEqual([
    'depuis aujourd’hui',
    'depuis moins d’un jour ouvré',
    'ouverte depuis 1 j ouvré',
  ]);
});

it('names on the button what a new request is saved as, so that a call is not logged as a letter', () => {
  const { save } = requestsText.create;
  expect([save('mail'), save('phone'), save('portal')]).toEqual([
    'Enregistrer ce courrier',
    'Enregistrer cet appel',
    'Enregistrer la demande',
  ]);
});
