import { z } from 'zod';

import { accessKeyRoutes } from '../access/access-key-routes';
import { readRoutes } from '../access/read-routes';
import { calendarFeedRoute, calendarRoutes } from '../calendars/calendar-routes';
import { insightRoutes } from '../figures/insight-routes';
import { pageRoutes } from '../ticket-page/page-routes';
import { deviceRoutes } from '../devices/device-routes';
import { openApiDocument } from './openapi-document';
import { messageRoutes } from '../messages/message-routes';
import { openRoutes } from '../devices/open-routes';
import { pastRoutes } from '../documents/past-routes';
import { publicRoutes } from '../kiosk/public-routes';
import type { DeviceRoute, Route } from './route';
import { streamRoute, syncRoutes } from '../documents/sync-routes';

const described: DeviceRoute = {
  method: 'GET',
  path: '/v1/openapi.json',
  summary: 'This description.',
  auth: 'device',
  reply: 'json',
  input: null,
  output: z.looseObject({ openapi: z.literal('3.1.1') }),
  call: async () => document(),
};

/** The whole protocol as data: the app answers these and no others, and its description is made of them. */
export const routes: readonly Route[] = [
  ...openRoutes,
  calendarFeedRoute,
  ...pageRoutes,
  ...calendarRoutes,
  ...deviceRoutes,
  ...syncRoutes,
  ...pastRoutes,
  ...messageRoutes,
  ...insightRoutes,
  ...accessKeyRoutes,
  ...readRoutes,
  ...publicRoutes,
  streamRoute,
  described,
];

let made: object | null = null;
const document = (): object => (made ??= openApiDocument(routes));
