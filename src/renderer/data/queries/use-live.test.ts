import { expect, it } from 'vitest';
import { of } from 'rxjs';

import { isRead, unread, useLive } from './use-live';

it('tells a placeholder from an answer, also from one that is just as empty', () => {
  const before = unread<readonly string[]>([]);
  expect(isRead(before)).toBe(false);
  expect(isRead([])).toBe(true);
  expect(isRead([], before)).toBe(false);
  expect(isRead([], new Map(), { all: [] })).toBe(true);
});

it('takes no plain empty answer as what stands before the first one', () => {
  const useAll = () => [
    // @ts-expect-error -- an empty list would be read as « none »
    useLive<readonly string[]>('names', () => of([]), []),
    // @ts-expect-error -- `null` stands for « not read » only where it is no list
    useLive<readonly string[]>('names', () => of([]), null),
    useLive<readonly string[]>('names', () => of([]), unread([])),
    useLive<string | null>('name', () => of('Ada'), null),
  ];
  expect(useAll).toBeTypeOf('function');
});
