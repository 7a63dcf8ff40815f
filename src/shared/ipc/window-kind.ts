/** The kinds of window: the desk, the board of the waiting room, the kiosk. */
export type WindowKind = 'main' | 'display' | 'kiosk';
