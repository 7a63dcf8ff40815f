import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { connect as connectPlain, type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { lineIdentityOf, type LineIdentity } from '#server/line/line-identity';
import { shellText } from '#shared/i18n/fr/shell';
import { trustText } from '#shared/i18n/fr/trust';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { readInvitation } from '#shared/sync/invitation';
import { book, seeBooked, type NewPerson } from './support/acts';
import { launchGuichet } from './support/launch';
import { launchServedDesk } from './support/prepared-town';
import { call } from './support/call';
import { askCode, startTownServer } from './support/server';
import { tapLine } from './support/tapped-line';
import { beAgent, expectSynced, runAction, seeShell, trustChip, twoFrames } from './support/town';
import { onScreen } from './support/on-screen';

const overTls = (address: string): string => address.replace('http:', 'https:');

/** A server with a key of its own, and what was sent to it behind its handshake. */
const impostorAt = async (port: number, { key, cert }: LineIdentity) => {
  const sent: string[] = [];
  const server: Server = createServer({ key, cert });
  server.on('secureConnection', (socket) => socket.on('data', (bytes: Buffer) => sent.push(bytes.toString('latin1'))));
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return {
    address: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
};

const tryJoin = async (page: Page, address: string, code: string): Promise<void> => {
  await page.getByRole('textbox', { name: welcomeText.join.address }).fill(address);
  await page.getByRole('textbox', { name: welcomeText.join.code }).fill(code);
  await page.keyboard.press('Enter');
};

const refusedJoin = async (page: Page, address: string, code: string, why: string): Promise<void> => {
  await tryJoin(page, address, code);
  await expect(page.getByRole('alert')).toHaveText(why);
};

const known: NewPerson = { lastName: 'Quettehou', firstName: 'Ermengarde' };
const offline: NewPerson = { lastName: 'Omonville', firstName: 'Philiberte' };

/** What a program gets that says to the server, word for word, what a station said. */
const replay = (port: number, words: Buffer): Promise<string> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connectPlain(port, '127.0.0.1', () => socket.write(words));
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('data', (bytes: Buffer) => (answer += bytes.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });

test('nobody on the line reads or uses what a desk and its server say, and a server with another key gets nothing', async () => {
  const { server, desk } = await launchServedDesk();
  await beAgent(desk.page);
  await expectSynced(desk.page);
  const code = await askCode(desk.page);
  const tap = await tapLine(server.address);
  const tapped = overTls(tap.address);
  const other = await lineIdentityOf({ noteOnce: (_name, value) => Promise.resolve(value) }, '/nowhere', Date.now());
  const second = await launchGuichet();
  const { page } = second;

  await test.step('a code is not said to a server that did not give it, nor half a code to anybody', async () => {
    await expect(page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
    await twoFrames(page);
    const impostor = await impostorAt(0, other);
    await refusedJoin(page, impostor.address, code, welcomeText.errors.otherServer);
    await refusedJoin(page, tapped, code.slice(0, 9), welcomeText.errors.codeTooShort);
    expect(impostor.sent).toEqual([]);
    await impostor.close();
  });

  await test.step('a desk that joins and works says no name, code or token that a tap could read', async () => {
    await tryJoin(page, tapped, code);
    await beAgent(page);
    await expectSynced(page);
    await book(page, known, 'AB12CD34EF');
    await seeBooked(desk.page, known);
    const heard = tap.heard();
    expect(heard.length).toBeGreaterThan(100_000);
    expect(heard[0]).toBe(0x16);
    const text = heard.toString('latin1');
    const secret = readInvitation(code)?.secret ?? 'none';
    for (const word of ['Quettehou', 'Ermengarde', secret, code, 'Bearer', 'authorization', '/v1/', 'citizens'])
      expect(text).not.toContain(word);
  });

  await test.step('what was heard opens nothing when it is said again', async () => {
    const { port } = new URL(server.address);
    const answer = await replay(Number(port), tap.heard());
    for (const word of ['HTTP/1.1', 'citizens', 'Quettehou']) expect(answer).not.toContain(word);
  });

  await test.step('a server with another key at the same address is told apart and gets nothing, and work goes on', async () => {
    const { port } = new URL(tapped);
    await tap.close();
    const impostor = await impostorAt(Number(port), other);
    await expect(trustChip(page)).toContainText(trustText.unknownServerSince, { timeout: 60_000 });
    await trustChip(page).press('Enter');
    await expect(onScreen(page).getByText(trustText.lineFaults.otherServer)).toBeVisible();
    await page.keyboard.press('Escape');
    await book(page, offline, 'GH56JK78LM');
    expect(impostor.sent).toEqual([]);
    await impostor.close();
  });

  await test.step('the server is followed to another address without a new code, once it has proved itself there', async () => {
    const impostor = await impostorAt(0, other);
    await runAction(page, shellText.keys.server);
    const dialog = page.getByRole('dialog', { name: shellText.server.title });
    const address = dialog.getByRole('textbox', { name: shellText.server.address });
    await expect(dialog.getByText(shellText.server.by.key)).toBeVisible();
    const authority = path.join(second.userDataDir, 'autorite.pem');
    writeFileSync(authority, other.cert);
    await dialog.getByLabel(shellText.server.authority).setInputFiles(authority);
    await expect(dialog.getByText('autorite.pem')).toBeVisible();
    await dialog.getByRole('button', { name: shellText.server.takeBack }).press('Enter');
    await expect(dialog.getByText('autorite.pem')).toBeHidden();
    await address.fill(impostor.address);
    await address.press('Enter');
    await expect(dialog.getByRole('alert')).toHaveText(trustText.lineFaults.otherServer);
    expect(impostor.sent).toEqual([]);
    await impostor.close();
    await address.fill(overTls(server.address));
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await seeShell(page);
    await expectSynced(page);
    await seeBooked(desk.page, offline);
  });

  await test.step('another town that took the place of a server is joined there by its code, in the same run of the app', async () => {
    const between = await tapLine(server.address);
    const at = overTls(between.address);
    await runAction(page, shellText.keys.server);
    const dialog = page.getByRole('dialog', { name: shellText.server.title });
    await dialog.getByRole('textbox', { name: shellText.server.address }).fill(at);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await seeShell(page);
    await expectSynced(page);
    await between.close();
    const town = await startTownServer();
    const anew = await tapLine(town.address, Number(new URL(at).port));
    // The page has met the key of the other town by then, and was not let through.
    await expect(trustChip(page)).toContainText(trustText.unknownServerSince, { timeout: 60_000 });
    // Another server, or none, means another load of the page.
    await Promise.all([page.waitForEvent('load'), call(page, 'station.set', { mode: 'unset' })]);
    await expect(page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
    await tryJoin(page, at, town.firstCode);
    // Both towns are the same demonstration: the agent is known there too.
    await seeShell(page);
    await expectSynced(page);
    await anew.close();
    await town.remove();
  });

  expect(second.errors.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
  await second.close();
  await desk.close();
  await server.remove();
});
