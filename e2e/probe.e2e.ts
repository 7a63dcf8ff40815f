import { test } from '@playwright/test';
import { launchGuichet } from './support/launch';
import { beAgent, startDemo, goTo } from './support/town';
import { giveTicket, book, openDesk, fillBooking } from './support/acts';
import { readStore, countStore } from './support/read-store';
test('probe', async () => {
  const g = await launchGuichet();
  const shot = (n: string) => g.page.screenshot({ path: `/tmp/look/p-${n}.png` });
  try {
  await startDemo(g.page); await beAgent(g.page);
  console.log(JSON.stringify(countStore(await readStore(g.page))));
  console.log('ticket', await giveTicket(g.page, '2')); await shot('ticket');
  await fillBooking(g.page, {lastName:'Zephyr', firstName:'Aurore'}, 'AB12CD34EF'); await shot('book');
  await g.page.keyboard.press('Control+Enter'); await g.page.waitForTimeout(1500); await shot('booked');
  await goTo(g.page, 'counter'); await g.page.waitForTimeout(500); await shot('desk');
  await openDesk(g.page, 7); await g.page.waitForTimeout(500); await shot('desk2');
  } finally { await shot('last'); console.log(JSON.stringify([g.errors, g.violations])); await g.close(); }
});
