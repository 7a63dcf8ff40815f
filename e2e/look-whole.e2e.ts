import { expect, test } from '@playwright/test';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { launchGuichet } from './support/launch';
import { expectNothingCut, faultsOf } from './support/look-whole';

test('the look at pages sees what is cut, what overlaps and what leaves the window', async () => {
  const guichet = await launchGuichet();
  const { page } = guichet;
  await expect(page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
  await expectNothingCut(page);

  const faultsWith = async (style: string): Promise<string> => {
    await page.evaluate((text) => {
      const button = document.createElement('button');
      button.id = 'wrong';
      button.textContent = 'Un bouton de trop';
      button.style.cssText = `position: absolute; font: 16px sans-serif; ${text}`;
      document.querySelector('main')?.append(button);
    }, style);
    const faults = (await faultsOf(page)).join('\n');
    await page.evaluate(() => document.querySelector('#wrong')?.remove());
    return faults;
  };
  expect(await faultsWith('left: 0; top: 0; width: 60px; height: 30px; white-space: nowrap; overflow: hidden')).toMatch(
    /^cut: <button>/m,
  );
  expect(await faultsWith('left: 0; top: 0; width: 200px; height: 9px; padding: 0; overflow: hidden')).toMatch(
    /^cut: <button>/m,
  );
  expect(await faultsWith('right: -80px; top: 0; width: 160px')).toMatch(/^leaves the window: <button>/m);
  const place = await page.getByRole('button', { name: welcomeText.demo.act }).boundingBox();
  expect(await faultsWith(`left: ${place?.x ?? 0}px; top: ${place?.y ?? 0}px`)).toMatch(/^controls overlap: /m);
  const title = await page.getByRole('heading', { name: welcomeText.heading }).boundingBox();
  expect(await faultsWith(`left: ${title?.x ?? 0}px; top: ${(title?.y ?? 0) + 5}px`)).toMatch(/^texts overlap: /m);
  await expectNothingCut(page);
  await guichet.close();
});
