import { expect, test } from '@playwright/test';
import { walkAllScreens } from './support/all-screens';
import { lastingFaults } from './support/look-whole';
import { launchDemo } from './support/prepared-town';
import { beAgent, goTo } from './support/town';
import { createResizer, usualSizes } from './support/window-sizes';

const mostTold = 40;

test('every screen is whole at the six usual sizes: no cut word, covered control, lost heading, second scrollbar', async () => {
  // Some hundred looks: minutes where nothing else is done, and many on a machine on which others work too.
  test.setTimeout(900_000);
  const { page, errors, close } = await launchDemo();
  const { resize, restore } = await createResizer(page);
  const found: string[] = [];
  const looked = new Set<string>();
  await walkAllScreens(page, async (name, needs = []) => {
    for (const size of usualSizes) {
      await resize(size);
      for (const fault of await lastingFaults(page, needs)) found.push(`${name}, ${size.join(' x ')}: ${fault}`);
      looked.add(`${name} ${size.join('x')}`);
    }
    await restore();
  });
  expect(looked.size).toBeGreaterThan(50 * usualSizes.length);
  expect(found.slice(0, mostTold), `${found.length} faults`).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

/** Runs in the page: what of the expected people sticks out of their column, in words; the names of reasons may be cut, nothing else. */
const sticksOut = (): readonly string[] => {
  const column = document.querySelector('main.place .col--arr');
  const edge = column?.querySelector('.head')?.getBoundingClientRect().right ?? 0;
  const parts = [...(column?.querySelectorAll('.head *, .arr-at') ?? [])];
  const isCut = (part: Element): boolean =>
    part.getBoundingClientRect().right > edge || part.scrollWidth > part.clientWidth + 1;
  return parts.filter((part) => part.clientWidth > 0 && isCut(part)).map((part) => part.textContent ?? '');
};

/** Runs in the page: gives a reason of the queue a long name, and says what of the queue leaves its column. */
const leavesQueue = (): readonly string[] => {
  const table = document.querySelector('main.place .col--queue .byreason');
  const name = table?.querySelector('th');
  const head = table?.previousElementSibling;
  if (!table || !name || !head) return ['nobody waits'];
  name.textContent = 'Remise de carte ou passeport terminé, ou d’un document de voyage';
  const right = head.getBoundingClientRect().right + 0.5;
  const figures = [...table.querySelectorAll('td')];
  return figures.filter((one) => one.getBoundingClientRect().right > right).map((one) => one.textContent ?? '');
};

test('the head of who is expected stays in its column, as do the figures of the queue beside a long name, and the desk of each is read whole', async () => {
  const { page, errors, close } = await launchDemo();
  await beAgent(page, 'Odile G.');
  await goTo(page, 'reception');
  const { resize } = await createResizer(page);
  await expect(page.locator('.col--arr .arr-at').first()).toBeVisible();
  for (const size of usualSizes) {
    await resize(size);
    expect(await page.evaluate(sticksOut), size.join(' x ')).toEqual([]);
    expect(await page.evaluate(leavesQueue), size.join(' x ')).toEqual([]);
  }
  expect(errors).toEqual([]);
  await close();
});
