import { useRef } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';

import type { PassageDraft } from './passage-draft';
import type { PassageNext } from './use-passage';

/** The ways out of the form, and how the keyboard gets to them. */
export const useActFocus = ({ reasons }: SiteReference) => {
  const printRef = useRef<HTMLButtonElement | null>(null);
  const answeredRef = useRef<HTMLButtonElement | null>(null);
  const entrustRef = useRef<HTMLButtonElement | null>(null);
  return {
    refs: { printRef, answeredRef, entrustRef },
    // A button that a channel just woke takes the focus with the next picture.
    focusAct: (next: PassageNext): void =>
      void requestAnimationFrame(() =>
        ({ ticket: printRef, answered: answeredRef, entrust: entrustRef })[next].current?.focus(),
      ),
    /** The way out that is usual for the reason of a draft, after the picture in which it stands. */
    focusActOf: ({ reasonId, channel }: Pick<PassageDraft, 'reasonId' | 'channel'>): void => {
      const isReceived = reasons.some((one) => one.id === reasonId && one.walkIn);
      requestAnimationFrame(() => {
        const bookAct = document.querySelector<HTMLButtonElement>('.by-appointment button');
        if (isReceived || !bookAct) (channel === 'desk' && isReceived ? printRef : answeredRef).current?.focus();
        else bookAct.focus();
      });
    },
  };
};
