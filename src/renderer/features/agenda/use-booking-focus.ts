import { useEffect, useRef, type RefObject } from 'react';

import type { Slot } from '#shared/domain/scheduling/placed';

import type { Draft } from './view-model/draft';

/** Nobody chose a place, or the one that the app proposed does not fit any more: the first free one is taken. */
export const useFirstPlace = (wanted: boolean, first: Slot | undefined, take: (slot: Slot) => void): void => {
  useEffect(() => {
    if (wanted && first) take(first);
  });
};

/** Once the citizen is chosen the focus goes on to the first empty field after them. */
export const useNextField = (body: RefObject<HTMLDivElement | null>, kind: Draft['who']['kind']): void => {
  const before = useRef(kind);
  useEffect(() => {
    if (before.current !== kind && kind === 'known')
      body.current?.querySelector<HTMLElement>('.ag-pa input, .ag-add-field input, input[type="tel"]')?.focus();
    before.current = kind;
  }, [body, kind]);
};
