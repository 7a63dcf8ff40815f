import { expect, test, type Page } from '@playwright/test';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsMessagesText as texts } from '#shared/i18n/fr/settings-messages';
import { formatRoute } from '#shared/routes/places';
import { undoLast } from './support/acts';
import { launchGuichet } from './support/launch';
import { readStore } from './support/read-store';
import { bookElsewhere, startMessageTown } from './support/message-town';
import { beAgent, joinTown } from './support/town';

const showMessages = async (page: Page, id = ''): Promise<void> => {
  const params = id === '' ? { section: 'messages' } : { section: 'messages', id };
  await page.evaluate((to) => (window.location.hash = to), formatRoute({ place: 'settings', params }));
  await expect(page.getByRole('heading', { level: 2, name: settingsText.sections.messages })).toBeVisible();
};

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a town hall writes its own confirmation, and settles what did not arrive', async () => {
  const town = await startMessageTown();
  const { page, errors, violations, close } = await launchGuichet();
  await joinTown(page, town.address, town.firstCode);
  await beAgent(page, 'Responsable');

  await showMessages(page);
  await expect(part(page, texts.outbox.open)).toContainText(texts.outbox.openNone);
  await page.getByRole('button', { name: texts.channels.email }).first().click();
  const form = page.getByRole('form', { name: texts.form('confirmed', 'email') });
  await form.getByRole('checkbox', { name: texts.enabled }).check();
  const body = form.getByRole('textbox', { name: texts.body });
  await body.fill('Bonjour {prenom}, le {jour}.');
  await page.keyboard.press('Control+Enter');
  // It would reach the citizen as it stands: not switched on, and nothing of the text is lost.
  await expect(body).toHaveAttribute('aria-invalid', 'true');
  await expect(form).toContainText(texts.unknownFields(['prenom']));
  await expect(body).toHaveValue('Bonjour {prenom}, le {jour}.');
  await form.getByRole('textbox', { name: texts.body }).fill('Bonjour,\n\nNous vous attendons {jour} à {heure}.');
  await form.getByRole('button', { name: texts.fieldNames.numero }).click();
  const preview = part(page, texts.preview);
  await expect(preview).toContainText(/Nous vous attendons \p{L}+ \d+\s\p{L}+ à 9\sh\s10\.K7Q-2M9/u);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: new RegExp(`${texts.channels.email}.*${texts.on}`) })).toBeVisible();

  await bookElsewhere(page, 1, ['Anne-Laure', 'd’Hérouville']);
  await expect.poll(() => town.mail.mails.length).toBe(1);
  await showMessages(page, 'outbox');
  await expect(part(page, texts.outbox.sent)).toContainText('Anne-Laure d’Hérouville');

  // The next one is refused by the other side; then it is not.
  town.mail.set({
    onRecipient: () => Promise.reject(Object.assign(new Error('unknown'), { responseCode: 550 })),
  });
  await bookElsewhere(page, 2, ['Ysé', 'Le Goff']);
  const open = part(page, texts.outbox.open);
  await expect(open).toContainText('Ysé Le Goff');
  await expect(open).toContainText(texts.outbox.states.failed);
  town.mail.set({});
  await open.getByRole('button', { name: texts.outbox.resend }).press('Enter');
  await expect(open).toContainText(texts.outbox.openNone);
  await undoLast(page);
  await expect(open).toContainText('Ysé Le Goff');
  expect(town.mail.mails).toHaveLength(1);
  await open.getByRole('button', { name: texts.outbox.resend }).press('Enter');
  await expect.poll(() => town.mail.mails.length, { timeout: 40_000 }).toBe(2);
  await expect(part(page, texts.outbox.sent)).toContainText('Ysé Le Goff');

  // Whoever opens the appointment reads whether the message left.
  const last = Object.values((await readStore(page, 'appointments')).appointments).toSorted((a, b) =>
    a.id < b.id ? 1 : -1,
  )[0];
  const params = { day: last?.day ?? '', appointment: last?.id ?? '' };
  await page.evaluate((to) => (window.location.hash = to), formatRoute({ place: 'agenda', params }));
  await expect(part(page, texts.list)).toContainText(`${texts.triggers.confirmed}, ${texts.channels.email}`);
  await expect(part(page, texts.list)).toContainText(texts.outbox.states.sent);
  expect([errors, violations]).toEqual([[], []]);
  await close();
  await town.remove();
});
