import { useEffect } from 'react';

/** Brings the focus to the first choice when a new moment begins, unless a dialog has it. */
export const useFirstFocus = (find: () => HTMLElement | null | undefined, moment: string): void => {
  useEffect(() => {
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    find()?.focus();
    // oxlint-disable-next-line react/exhaustive-deps -- the moment alone moves the focus
  }, [moment]);
};
