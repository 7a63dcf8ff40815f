import { app, type WebPreferences } from 'electron';

/** What every page of the app gets, and above all what it does not get. */
export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webviewTag: false,
  webSecurity: true,
  // The spell checker would fetch its dictionaries from a foreign server.
  spellcheck: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  // A hidden window must go on exchanging and announcing.
  backgroundThrottling: false,
  devTools: !app.isPackaged,
});
