import type { KeyboardEvent } from 'react';

/** Échap leaves the form inside a dialog, not the dialog. */
export const stopEscape =
  (onLeave: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onLeave();
  };
