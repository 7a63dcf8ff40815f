import { asksForHelp } from '../lifecycle/asks-for-help';
import type { Request } from '../model/request';

/**
 * Whether a request is work of the office. A call for help of a kiosk is none. The request of somebody who came with a ticket ends with
 * the service, or nobody served them: it is work of the office only once it was given to a department, paused or answered.
 */
export const isAtTheOffice = (request: Request): boolean =>
  request.status !== 'void' &&
  !asksForHelp(request.events) &&
  (request.ticketId === '' ||
    request.departmentId !== '' ||
    request.status === 'waitingOnCitizen' ||
    request.status === 'answered');
