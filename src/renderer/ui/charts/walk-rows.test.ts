import type { KeyboardEvent } from 'react';
import { expect, it, vi } from 'vitest';

import { scrollAside } from './walk-rows';

const press = (key: string, scrollWidth: number, ctrlKey = false) => {
  const scrollBy = vi.fn<(by: ScrollToOptions) => void>();
  const preventDefault = vi.fn<() => void>();
  const currentTarget = { scrollWidth, clientWidth: 400, scrollBy };
  scrollAside({
    key,
    ctrlKey,
    altKey: false,
    metaKey: false,
    currentTarget,
    preventDefault,
  } as unknown as KeyboardEvent<HTMLElement>);
  return {
    left: scrollBy.mock.calls[0]?.[0].left ?? 0,
    isTaken: preventDefault.mock.calls.length > 0,
  };
};

it('reads a wide table to its right and back by the arrows, also at its end, and leaves them to the screen where all of it is in sight', () => {
  expect(press('ArrowRight', 900).left).toBeGreaterThan(100);
  expect(press('ArrowLeft', 900).left).toBe(-press('ArrowRight', 900).left);
  expect(press('ArrowRight', 900).isTaken).toBe(true);
  expect(press('ArrowRight', 400)).toEqual({ left: 0, isTaken: false });
  expect(press('ArrowDown', 900)).toEqual({ left: 0, isTaken: false });
  expect(press('ArrowRight', 900, true)).toEqual({ left: 0, isTaken: false });
});
