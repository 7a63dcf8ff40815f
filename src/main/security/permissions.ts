import type { Session } from 'electron';
import { isAppUrl } from '../scheme/app-origin';

/** Durable storage keeps IndexedDB from being evicted; recent Chromium asks before a page may reach a server on the LAN. */
const mainWindowMay: ReadonlySet<string> = new Set([
  'persistent-storage',
  'clipboard-sanitized-write',
  'local-network-access',
  'local-network',
  'loopback-network',
]);

const nothing: ReadonlySet<string> = new Set();

/** Denies every permission that is not on the short list of the window kind. */
export const denyPermissions = (session: Session, kind: 'main' | 'public'): void => {
  const allowed = kind === 'main' ? mainWindowMay : nothing;
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(allowed.has(permission) && isAppUrl(contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed.has(permission) && isAppUrl(origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    if (kind !== 'main' || !item.getURL().startsWith('blob:guichet://app/')) event.preventDefault();
  });
};
