import { expect, test } from '@playwright/test';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { launchGuichet } from './support/launch';
import { expectNothingCut, faultsOf, lastingFaults } from './support/look-whole';

type Part = {
  readonly tag: string;
  readonly style?: string;
  readonly text?: string;
  readonly named?: Readonly<Record<string, string>>;
  readonly parts?: readonly Part[];
};

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

  /** What is wrong with a page of these parts alone. */
  const faultsOfPage = async (
    parts: readonly Part[],
    needs: readonly string[] = [],
    look = faultsOf,
  ): Promise<string> => {
    await page.evaluate((all) => {
      const draw = ({ tag, style, text = '', named = {}, parts: inner = [] }: Part): HTMLElement => {
        const element = document.createElement(tag);
        element.style.cssText = style ?? '';
        element.textContent = text;
        for (const [name, value] of Object.entries(named)) element.setAttribute(name, value);
        element.append(...inner.map(draw));
        return element;
      };
      const style = 'position: fixed; inset: 0; z-index: 99; background: white; font: 16px sans-serif';
      const named = { id: 'wrong', role: 'dialog' };
      document.body.append(draw({ tag: 'section', style, named, parts: all }));
    }, parts);
    const faults = (await look(page, needs)).join('\n');
    await page.evaluate(() => document.querySelector('#wrong')?.remove());
    return faults;
  };
  const dots = 'width: 60px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap';
  const text = 'Jean-Baptiste Charpentier';
  const line = (tag: string, style: string, title = text): Part => ({ tag, style, text, named: { title } });
  expect(await faultsOfPage([line('p', dots)])).toBe('');
  expect(await faultsOfPage([line('p', dots, 'Jean')])).toMatch(/^shortened: <p>/m);
  expect(await faultsOfPage([line('h2', dots)])).toMatch(/^shortened: <h2>/m);
  expect(await faultsOfPage([line('p', `${dots}; width: 20px`)])).toMatch(/^almost gone: <p>/m);
  const button: Part = { tag: 'button', style: 'width: 90px; height: 40px', text: 'Confier' };
  const cover: Part = { tag: 'i', style: 'position: absolute; left: 0; top: 0; width: 50px; height: 50px' };
  expect(await faultsOfPage([button, cover])).toMatch(/^covered: <button>/m);
  const high: Part = { tag: 'p', style: 'height: 900px' };
  const scroller = (style: string, parts: readonly Part[]): Part => ({
    tag: 'div',
    style: `${style}; overflow: auto`,
    parts,
  });
  expect(await faultsOfPage([scroller('height: 300px', [scroller('height: 200px', [high]), high])])).toMatch(
    /^scrolls within what scrolls: <div>/m,
  );
  expect(await faultsOfPage([scroller('height: 40px', [high])])).toMatch(/^scrolls in a slit of 40: <div>/m);
  const wide: Part = { tag: 'p', style: 'width: 300px', text };
  expect(await faultsOfPage([scroller('width: 90px; height: 90px', [wide])])).toMatch(/^scrolls sideways: <div>/m);
  const hint = { placeholder: 'Nom, heure ou téléphone' };
  const short: Part = { tag: 'input', style: 'width: 90px', named: hint };
  expect(await faultsOfPage([short])).toMatch(/^hint cut: /m);
  // What is let through hides nothing beside it.
  const lasting: typeof faultsOf = (at, needs) => lastingFaults(at, needs, (fault) => fault.startsWith('hint cut'));
  expect(await faultsOfPage([short], [], lasting)).toBe('');
  expect(await faultsOfPage([short, line('h2', dots)], [], lasting)).toMatch(/^shortened: <h2>[^\n]*$/);
  expect(await faultsOfPage([{ tag: 'p', text }], ['#wrong h2'])).toBe('not in sight: #wrong h2 (not there)');
  const below = scroller('height: 200px', [high, { tag: 'h2', text: 'Lundi' }]);
  expect(await faultsOfPage([below], ['#wrong h2'])).toBe('not in sight: #wrong h2');
  await expectNothingCut(page);
  await guichet.close();
});
