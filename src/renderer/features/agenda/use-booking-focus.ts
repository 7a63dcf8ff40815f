import { useEffect, useRef, type RefObject } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import type { Slot } from '#shared/domain/scheduling/placed';

import { goOn } from '../../ui/keep-focus';
import type { Draft } from './view-model/draft';

/** Nobody chose a place, or the one that the app proposed does not fit any more: the first free one is taken. */
export const useFirstPlace = (wanted: boolean, first: Slot | undefined, take: (slot: Slot) => void): void => {
  useEffect(() => {
    if (wanted && first) take(first);
  });
};

/** What does not fit has the focus: the number of persons, else the first place where they fit, else the choice of a place. */
export const focusFault = (form: HTMLElement | null, code: Refusal['code']): void => {
  const at = (selector: string) => form?.querySelector<HTMLElement>(selector);
  (code === 'tooManyPersons'
    ? at('.stepper input')
    : (at('.note .ag-offers button') ?? at('.ag-slotline button'))
  )?.focus();
};

/** Where the next word of a booking is typed: whom it is for, else the first field after them that is still empty. */
export const nextField = [
  '[role="combobox"]',
  ...['.ag-newwho input', '.ag-pa input', '.ag-add-field input', 'input[type="tel"]'].map((one) => `${one}[value=""]`),
  'input[type="tel"]',
].join();

/** Once the citizen is chosen the focus goes on to the first empty field after them. */
export const useNextField = (body: RefObject<HTMLDivElement | null>, kind: Draft['who']['kind']): void => {
  const before = useRef(kind);
  useEffect(() => {
    if (before.current !== kind && kind === 'known') goOn(body.current);
    before.current = kind;
  }, [body, kind]);
};
