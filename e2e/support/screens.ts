import type { ElectronApplication, Page } from '@playwright/test';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { launchGuichet, type Launched, type LaunchOptions } from './launch';
import { twoFrames } from './town';

/** An app that a code made a screen in public: the board of a waiting room, or a kiosk. */
export type Screen = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userDataDir: string;
  readonly said: Launched['said'];
  readonly close: Launched['close'];
  readonly kill: Launched['kill'];
};

/** Joins a town with a code of a screen: the window of the first start gives way to that of the screen. */
export const joinAsScreen = async (address: string, code: string, options: LaunchOptions = {}): Promise<Screen> => {
  const { app, page: welcome, userDataDir, said, close, kill } = await launchGuichet(options);
  await welcome.getByRole('heading', { name: welcomeText.heading }).waitFor();
  await twoFrames(welcome);
  await welcome.keyboard.press('3');
  await welcome.getByRole('textbox', { name: welcomeText.join.address }).fill(address.replace('http://', ''));
  await welcome.getByRole('textbox', { name: welcomeText.join.code }).fill(code);
  const opened = app.waitForEvent('window', { timeout: 30_000 });
  await welcome.keyboard.press('Enter');
  const page = await opened;
  await page.waitForURL(/guichet:\/\/app\/pages\/(display|kiosk)\//);
  return { app, page, userDataDir, said, close, kill };
};
