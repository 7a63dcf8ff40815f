import { publicationReply } from '#shared/sync/kiosk-protocol';

import { Problem } from '../lib/problem';
import type { Device } from '../store/port';
import type { DeviceRoute, RouteContext } from './route';

const publication = async ({ core }: RouteContext, { siteId, rank }: Device): Promise<string> => {
  const made = await core.publications.of(siteId, rank === 'kiosk' ? 'kiosk' : 'display');
  if (!made) throw new Problem('notFound', 'this site has no reference data yet');
  return made.text;
};

/** The calls of screens in public. */
export const publicRoutes: readonly DeviceRoute[] = [
  {
    method: 'GET',
    path: '/v1/publication',
    summary: 'What screens in public show: numbers, desks and waits, never a name. The kiosk part for kiosks only.',
    auth: 'screen',
    reply: 'text',
    input: null,
    output: publicationReply,
    call: publication,
  },
];
