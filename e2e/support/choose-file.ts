import { expect, type FileChooser, type Page } from '@playwright/test';

/** Chooses a file by Ctrl O. A section that has just been opened hears its keys a moment later, so the key is pressed until it does. */
export const chooseFile = async (page: Page, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> => {
  await expect(async () => {
    const chooser = page.waitForEvent('filechooser', { timeout: 2_000 });
    await page.keyboard.press('Control+o');
    await (await chooser).setFiles(file);
  }).toPass();
};
