import type { IpcHandlers } from './handlers';

type KioskChannel = Extract<keyof IpcHandlers, `kiosk.${string}`>;

/** The calls of a kiosk. */
export const kioskHandlers = (): Pick<IpcHandlers, KioskChannel> => ({
  'kiosk.ticket': () => ({ ticket: null, why: 'refused' }),
  'kiosk.checkIn': () => ({ answer: 'unreachable', ticket: null, detail: '' }),
  'kiosk.undo': () => ({ undone: false }),
  'kiosk.help': () => ({ asked: false }),
  'kiosk.feedback': () => ({ kept: false }),
  'kiosk.exit': () => ({ ok: false }),
});
