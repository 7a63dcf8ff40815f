import { readRoutes } from './access/read-routes';
import { calendarFile } from './calendars/calendar-file';
import type { Parts } from './parts';
import { providerPages } from './provider/pages';
import { pageRoutes } from './ticket-page/page-routes';
import { ticketPageCalls } from './ticket-page/ticket-page-calls';
import type { ServedRoute } from './wire/served';

/** What is served besides the JSON calls: calendar files, pages of tickets and of the sign-in, the read interface. */
export const servedRoutes = (parts: Parts): readonly ServedRoute[] => [
  calendarFile(parts),
  ...pageRoutes(ticketPageCalls(parts)),
  ...providerPages(parts),
  ...readRoutes(parts),
];
