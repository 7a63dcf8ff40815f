import { app, shell, type WebContents } from 'electron';
import { MAIN_PAGE, SAFE_PAGE } from '../scheme/app-origin';
import type { WindowKinds } from '../windows/window-kinds';
import { externalUrl } from './external-url';

type NavigationEvent = { readonly preventDefault: () => void };

/** The only link that may be followed: from the stand-in page back to the app. */
const mayNavigate = (contents: WebContents, url: string): boolean =>
  contents.getURL() === SAFE_PAGE && url === MAIN_PAGE;

const lock = (contents: WebContents, kinds: WindowKinds, onDenied: (what: string) => void): void => {
  const guard = (event: NavigationEvent, url: string): void => {
    if (mayNavigate(contents, url)) return;
    event.preventDefault();
    onDenied('navigation');
  };
  contents.on('will-navigate', guard);
  contents.on('will-redirect', guard);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    onDenied('webview');
  });
  contents.setWindowOpenHandler(({ url }) => {
    const external = kinds.of(contents) === 'main' ? externalUrl(url) : null;
    if (external === null) onDenied('window');
    else void shell.openExternal(external).catch(() => onDenied('external'));
    return { action: 'deny' };
  });
};

/** No page leaves the app, opens a window or embeds another: applies to every page that will ever be made. */
export const lockNavigation = (kinds: WindowKinds, onDenied: (what: string) => void): void => {
  app.on('web-contents-created', (_event, contents) => lock(contents, kinds, onDenied));
};
