import { useEffect } from 'react';

import { useUnread } from '../../ui/keys';

/**
 * Brings the focus to the first choice when a new moment begins, unless a dialog has it. The Entrée that ended the moment before, pressed
 * twice, does nothing there.
 */
export const useFirstFocus = (find: () => HTMLElement | null | undefined, moment: string): void => {
  const unread = useUnread();
  useEffect(() => {
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    find()?.focus();
    unread();
    // oxlint-disable-next-line react/exhaustive-deps -- the moment alone moves the focus
  }, [moment]);
};
