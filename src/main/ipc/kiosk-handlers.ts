import type { Kiosk } from '../kiosk/kiosk';
import type { IpcHandlers } from './handlers';

type KioskChannel = Extract<keyof IpcHandlers, `kiosk.${string}`>;

/** The calls of a kiosk. */
export const kioskHandlers = (kiosk: Kiosk): Pick<IpcHandlers, KioskChannel> => ({
  'kiosk.ticket': kiosk.ticket,
  'kiosk.checkIn': kiosk.checkIn,
  'kiosk.undo': kiosk.undo,
  'kiosk.help': kiosk.help,
  'kiosk.feedback': kiosk.feedback,
  'kiosk.service': kiosk.service,
});
