import { app } from 'electron';

/** Chromium switches; all must be set before the app is ready. */
export const setSwitches = (argv: readonly string[]): void => {
  if (!argv.some((argument) => argument.startsWith('--lang='))) app.commandLine.appendSwitch('lang', 'fr');
  // Root in a container has no sandbox to enable; a person who starts the app never passes this flag.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
};
