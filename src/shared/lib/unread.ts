/** Within this time nobody has read what was just shown, milliseconds: an Entrée or a Ctrl Z is still the press before, pressed twice or held. */
export const UNREAD_MS = 600;
