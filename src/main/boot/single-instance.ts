import { app } from 'electron';

/** Returns false when another instance holds this profile; that one is then told to come to the front. */
export const becomeOnlyInstance = (onSecond: () => void): boolean => {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  return true;
};
