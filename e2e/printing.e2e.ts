import { expect, test, type Page } from '@playwright/test';
import { printingText } from '#shared/i18n/fr/printing';
import { receptionText } from '#shared/i18n/fr/reception';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsTicketText } from '#shared/i18n/fr/settings-ticket';
import { decodeEscpos, type Printed } from '../tests/printing/decode-escpos';
import { startFakePrinter, type FakePrinter } from '../tests/printing/fake-printer';
import { giveTicket } from './support/acts';
import { choosePrinter } from './support/choose-printer';
import { call } from './support/call';
import { launchGuichet, type Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { openSection } from './support/open-section';
import { readStore, ticketOf } from './support/read-store';
import { beAgent, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const civilStatus = '2';

const textsOf = (printed: readonly Printed[]): readonly string[] =>
  printed.flatMap((one) => (one.kind === 'row' ? [one.text] : []));
/** What stands on each paper that came out. */
const papers = (printer: FakePrinter): readonly (readonly string[])[] =>
  printer.tickets().map((bytes) => textsOf(decodeEscpos(bytes)));
const withNumber = (printer: FakePrinter, label: string): number =>
  papers(printer).filter((texts) => texts.includes(label)).length;

/** A server that just started, or is behind with its work, answers some questions with no: the desk asks again. */
const faultsOf = ({ errors, violations }: Launched): readonly string[] => [
  ...errors.filter((text) => !text.startsWith('Failed to load resource')),
  ...violations,
];

const sign = (page: Page) => page.locator('.print-sign');
const slipNote = (page: Page) => page.locator('.ticket-note');

test('a ticket comes out of a printer of the network; one that is off is waited for, and prints it once', async () => {
  const printer = await startFakePrinter();
  const guichet = await launchDemo();
  const { page } = guichet;
  await beAgent(page);

  await test.step('the printer is chosen, and its test page says all that has to come out right', async () => {
    await choosePrinter(page, printer, 80);
    const [first = []] = papers(printer);
    expect(first).toContain(printingText.testPage.accents.replaceAll('\u00A0', ' '));
    expect(decodeEscpos(printer.tickets()[0] ?? new Uint8Array()).at(-1)).toMatchObject({ kind: 'cut' });
  });

  const label = await giveTicket(page, civilStatus, 'Aurore Zéphyrin');
  await test.step('number, reason, time and cut arrive as bytes, the name does not', async () => {
    await expect.poll(() => withNumber(printer, label)).toBe(1);
    const decoded = decodeEscpos(printer.tickets().at(-1) ?? new Uint8Array());
    expect(textsOf(decoded)).toContain('État civil');
    expect(textsOf(decoded).join('\n')).toMatch(/\d{1,2}:\d\d/);
    expect(decoded.find((one) => one.kind === 'row' && one.text === label)).toMatchObject({ bold: true });
    expect(decoded.at(-1)).toMatchObject({ kind: 'cut' });
    expect(textsOf(decoded).join('\n')).not.toMatch(/Zéphyrin/i);
    await expect(page.locator('.ticket-t')).toContainText(/Imprimé à/);
    await expect(sign(page)).toHaveCount(0);
  });

  await printer.off();
  const late = await giveTicket(page, civilStatus);
  await test.step('the number stays, and says that its paper waits', async () => {
    await expect(slipNote(page)).toContainText(printingText.why.printerOff);
    await expect(slipNote(page)).toContainText(late);
    await expect(sign(page)).toHaveText(printingText.sign(1, 0));
    expect(ticketOf(await readStore(page, 'tickets'), late)).toMatchObject({ status: 'waiting' });
  });

  await test.step('it outlives a crash of the app', async () => {
    await guichet.kill({ keep: true });
  });
  const again = await launchGuichet({ userDataDir: guichet.userDataDir });
  await expect(sign(again.page)).toHaveText(printingText.sign(1, 0), { timeout: 30_000 });

  await test.step('the printer comes back: it prints once, and the sign goes', async () => {
    await printer.on();
    await expect.poll(() => withNumber(printer, late), { timeout: 45_000 }).toBe(1);
    await expect(sign(again.page)).toHaveCount(0);
    const next = await giveTicket(again.page, civilStatus);
    await expect.poll(() => withNumber(printer, next)).toBe(1);
    expect(withNumber(printer, late)).toBe(1);
  });

  await test.step('paper out is said as such; a key prints once there is some', async () => {
    printer.state.status = 'paperOut';
    const dry = await giveTicket(again.page, civilStatus);
    await expect(slipNote(again.page)).toContainText(printingText.why.paperOut);
    expect(withNumber(printer, dry)).toBe(0);
    printer.state.status = 'ready';
    await slipNote(again.page).getByRole('button', { name: printingText.ticket.retry }).press('Enter');
    await expect(slipNote(again.page)).toHaveCount(0);
    expect(withNumber(printer, dry)).toBe(1);
  });

  await test.step('a line that breaks within a ticket leaves a doubt, which a person settles', async () => {
    printer.state.breakAfter = 30;
    const torn = await giveTicket(again.page, civilStatus);
    await expect(slipNote(again.page)).toContainText(printingText.ticket.check(torn));
    printer.state.breakAfter = null;
    await sign(again.page).press('Enter');
    const dialog = again.page.getByRole('dialog', { name: printingText.open });
    await expect(dialog.getByText(printingText.queue.states.uncertain)).toBeVisible();
    const { reprint } = printingText.queue;
    await dialog.getByRole('button', { name: printingText.queue.actOn(reprint, torn) }).press('Enter');
    await expect(dialog.getByText(printingText.queue.none)).toBeVisible();
    await again.page.keyboard.press('Escape');
    await expect(again.page.locator('.ticket-t')).toContainText(/Imprimé à/);
    expect(
      printer
        .tickets()
        .slice(-1)
        .map((bytes) => textsOf(decodeEscpos(bytes)).includes(torn)),
    ).toEqual([true]);
  });

  expect(faultsOf(again)).toEqual([]);
  await again.close();
  await printer.off();
});

test('the ticket is composed by keys, and the next paper follows', async () => {
  const printer = await startFakePrinter();
  const guichet = await launchDemo();
  const { page } = guichet;
  await beAgent(page, 'Yann K.');
  await openSection(page, settingsText.sections.ticket);

  await test.step('without a printer the section says so, and its choice refuses an address at which nothing listens', async () => {
    await page.getByRole('button', { name: settingsTicketText.trial }).click();
    await expect(page.locator('.ticket-preview .note--warn')).toContainText(printingText.tested.file);
    await expect(onScreen(page).getByText(printingText.named(''))).toBeVisible();
    await page.getByRole('button', { name: printingText.pick('') }).click();
    const dialog = page.getByRole('dialog', { name: printingText.open });
    await printer.off();
    await dialog.getByRole('button', { name: new RegExp(printingText.choice.kind) }).click();
    await page.getByRole('option', { name: new RegExp(printingText.choice.network) }).click();
    await dialog.getByRole('textbox', { name: printingText.choice.address }).fill(`127.0.0.1:${printer.port}`);
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText(printingText.choice.silent(printingText.choice.save(true)))).toBeVisible();
    await printer.on();
    await page.keyboard.press('Escape');
    await expect(onScreen(page).getByText(printingText.named(''))).toBeVisible();
  });

  await choosePrinter(page, printer, 58);
  await expect(
    onScreen(page).getByText(printingText.named(`tcp://${printer.address.replace('tcp://', '')}`)),
  ).toBeVisible();
  await page.locator('[data-section="ticket"]').focus();
  await page.keyboard.press('Enter');
  const list = page.getByRole('list', { name: settingsTicketText.list });
  const kinds = () => list.locator('b').allTextContents();
  const shipped = await kinds();

  await test.step('a text is added below the first block, and goes up by a key', async () => {
    await page.keyboard.press('Control+n');
    await page.getByRole('textbox', { name: settingsTicketText.text }).fill('Bienvenue à l’accueil');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(kinds).toEqual([settingsTicketText.kinds.text, ...shipped]);
    await expect(page.getByRole('img', { name: /Bienvenue à l’accueil/ })).toBeVisible();
  });

  await test.step('without its number the ticket cannot be saved, and the step is taken back', async () => {
    await list.locator('.set-row', { hasText: settingsTicketText.kinds.number }).click();
    await page.keyboard.press('Delete');
    await expect(onScreen(page).getByText(settingsTicketText.noNumber)).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(onScreen(page).getByText(settingsTicketText.noNumber)).toBeHidden();
  });

  await test.step('a trial comes out on the narrow roll', async () => {
    await page.getByRole('button', { name: settingsTicketText.trial }).press('Enter');
    await expect(onScreen(page).getByText(printingText.tested.paper)).toBeVisible();
    expect(papers(printer).at(-1)?.[0]).toBe('Bienvenue à l’accueil');
  });

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: settingsTicketText.back })).toBeVisible();
  await goTo(page, 'reception');
  const label = await giveTicket(page, civilStatus);
  await expect.poll(() => withNumber(printer, label)).toBe(1);
  expect(papers(printer).at(-1)?.[0]).toBe('Bienvenue à l’accueil');
  const rows = decodeEscpos(printer.tickets().at(-1) ?? new Uint8Array());
  expect(rows.every((one) => one.kind !== 'row' || one.to <= 32)).toBe(true);

  await test.step('a ticket in Arabic comes out as a picture', async () => {
    const line = (text: string, size: number) => ({ kind: 'text', text, size, bold: true, align: 'centre' }) as const;
    const lines = [line('رقمك', 2), line('A058', 4)];
    const imagesOfLast = () =>
      decodeEscpos(printer.tickets().at(-1) ?? new Uint8Array()).filter((one) => one.kind === 'image');
    // Painting takes its time on a busy machine: what counts is the paper, not whether the desk was told of it in time.
    await call(page, 'print.ticket', { label: 'A058', lines, cut: true });
    await expect.poll(() => imagesOfLast().length).toBeGreaterThan(0);
    const bands = imagesOfLast();
    expect(bands.every((one) => one.kind === 'image' && one.width === 384)).toBe(true);
    const black = bands.reduce((sum, one) => sum + (one.kind === 'image' ? one.blackDots : 0), 0);
    expect(black).toBeGreaterThan(2000);
  });

  await expect(page.locator('.ticket-t')).toContainText(receptionText.ticket.printedAt('').trim());
  expect(faultsOf(guichet)).toEqual([]);
  await guichet.close();
  await printer.off();
});
