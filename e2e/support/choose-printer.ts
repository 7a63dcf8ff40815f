import { expect, type Page } from '@playwright/test';
import { printingText } from '#shared/i18n/fr/printing';
import type { FakePrinter } from '../../tests/printing/fake-printer';
import { runAction } from './town';

/** Chooses the printer of this station as an agent does: through the palette, by its address. */
export const choosePrinter = async (page: Page, printer: FakePrinter, paperMm: 58 | 80): Promise<void> => {
  await runAction(page, printingText.open);
  const dialog = page.getByRole('dialog', { name: printingText.open });
  await expect(dialog).toBeVisible();
  const kind = dialog.getByRole('button', { name: new RegExp(printingText.choice.kind) });
  await kind.focus();
  // An Entrée right after the one that opened the dialog is none.
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: new RegExp(printingText.choice.network) }).press('Enter');
  await dialog.getByRole('textbox', { name: printingText.choice.address }).fill(`127.0.0.1:${printer.port}`);
  await dialog.getByRole('radio', { name: printingText.choice.width(paperMm) }).press('Space');
  await dialog.getByRole('button', { name: printingText.choice.test }).press('Enter');
  await expect(dialog.getByText(printingText.tested.paper)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(printingText.choice.saved(true))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
};
