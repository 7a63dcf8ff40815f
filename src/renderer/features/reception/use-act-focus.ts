import { useRef } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';

import { focusNext } from '../../ui/keep-focus';
import type { PassageDraft } from './passage-draft';
import type { PassageNext } from './use-passage';

/** The ways out of the form, and how the keyboard gets to them. */
export const useActFocus = ({ reasons }: SiteReference) => {
  const printRef = useRef<HTMLButtonElement | null>(null);
  const answeredRef = useRef<HTMLButtonElement | null>(null);
  const entrustRef = useRef<HTMLButtonElement | null>(null);
  /** With the next picture: a button that a channel just woke takes no focus before. Whoever pressed on meanwhile keeps theirs. */
  const go = (find: () => HTMLElement | null): void =>
    focusNext(() => {
      const act = find();
      act?.scrollIntoView({ block: 'nearest' });
      return act;
    });
  return {
    refs: { printRef, answeredRef, entrustRef },
    focusAct: (next: PassageNext): void =>
      go(() => ({ ticket: printRef, answered: answeredRef, entrust: entrustRef })[next].current),
    /** The way out that is usual for the reason of a draft, after the picture in which it stands. */
    focusActOf: ({ reasonId, channel }: Pick<PassageDraft, 'reasonId' | 'channel'>): void => {
      const isReceived = reasons.some((one) => one.id === reasonId && one.walkIn);
      go(() => {
        const bookAct = document.querySelector<HTMLButtonElement>('.by-appointment button');
        if (!isReceived && bookAct) return bookAct;
        return (channel === 'desk' && isReceived ? printRef : answeredRef).current;
      });
    },
  };
};
