import { asksForHelp } from '../lifecycle/asks-for-help';
import type { Request } from '../model/request';

/**
 * Whether a request is work of the office: neither a call for help of a kiosk, nor the visit of somebody who has a ticket of `today`
 * and whose request ends with the service.
 */
export const isAtTheOffice = (request: Request, today: string): boolean =>
  request.status !== 'void' && !(request.ticketId !== '' && request.day >= today) && !asksForHelp(request.events);
