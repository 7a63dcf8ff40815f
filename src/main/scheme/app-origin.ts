/** IndexedDB hangs on this origin: renaming it would hide every desk's data. */
export const APP_SCHEME = 'guichet';
export const APP_HOST = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

export const MAIN_PAGE = `${APP_ORIGIN}/pages/main/index.html`;
export const DISPLAY_PAGE = `${APP_ORIGIN}/pages/display/index.html`;
export const KIOSK_PAGE = `${APP_ORIGIN}/pages/kiosk/index.html`;
export const SAFE_PAGE = `${APP_ORIGIN}/system/safe.html`;

/** True for a page of this app; `URL.origin` of a custom scheme is `"null"` in Node, so the parts are compared. */
export const isAppUrl = (text: string): boolean => {
  try {
    const url = new URL(text);
    return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
  } catch {
    return false;
  }
};
