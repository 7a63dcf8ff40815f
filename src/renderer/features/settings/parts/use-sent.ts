import { useState } from 'react';

/** What is stored as its form shows it, where a call writes it: `present` is what was sent last until this desk hears of it, or of something newer. */
export const useSent = <Stored, Wish>(stored: Stored, wishOf: (stored: Stored) => Wish) => {
  const [sent, setSent] = useState<{ readonly wish: Wish; readonly over: Stored } | null>(null);
  const isNewest = sent !== null && sent.over === stored;
  // Nothing stored may be the present state again later, by somebody else’s hand.
  if (sent && !isNewest) setSent(null);
  return {
    present: isNewest ? sent.wish : wishOf(stored),
    noteSent: (wish: Wish): void => setSent({ wish, over: stored }),
  };
};
