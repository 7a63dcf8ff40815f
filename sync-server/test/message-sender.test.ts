import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { holdBegin } from '#server/documents/history-begin';
import { noteHanded, noteOutcome } from '#server/messages/note-outcome';
import { messageIdOf } from '#server/messages/send-email';
import type { Sender } from '#server/messages/sender';
import { openMemoryStore, type MemoryStore } from '#server/store/memory/open-memory-store';
import { seedSite } from '#server/seed/seed-site';
import type { MessageChannel } from '#shared/domain/model/appointment';

import { startMailServer, type MailServer } from '../../tests/faults/support/mail-server';
import { reference, SITE } from './support/documents';
import {
  later,
  NOW,
  outboxOf,
  reachable,
  senderOn,
  settingsOf,
  startGateway,
  templates,
  wished,
  wishedAppointment,
  type Gateway,
} from './support/message-town';
import { device, testCore, type TestCore } from './support/test-core';

const desk = device('device-1');
const phone = { lastName: 'Essai', phone: '06 12 40 78 05', email: 'essai@exemple.fr' };

let gateway: Gateway;
let town: TestCore;
let sender: Sender | undefined;
let mail: MailServer | undefined;

beforeEach(async () => {
  gateway = await startGateway();
  town = await testCore();
  town.time.nowMs = Date.parse(NOW);
  await seedSite(town.store, SITE, { reference: templates() }, NOW);
  await town.push(desk, 'citizens', reachable('citizen-1', phone));
});
afterEach(async () => {
  await sender?.close();
  sender = undefined;
  await gateway.close();
  await mail?.close();
  mail = undefined;
});

const sms = (more: object = {}) => ({
  url: gateway.url,
  headers: { authorization: 'Bearer {{token}}' },
  body: '{"to":"{{to}}","text":"{{text}}","from":"MAIRIE"}',
  idempotencyHeader: 'Idempotency-Key',
  token: 'secret',
  ...more,
});

const start = (more: object): Sender => (sender = senderOn(town, settingsOf(more)));

const pass = async (minutes: number): Promise<void> => {
  town.time.nowMs += minutes * 60_000;
  await sender?.sendDue();
};

const states = async (id = 'a1', channel: MessageChannel = 'sms'): Promise<readonly string[]> =>
  (await outboxOf(town, id))
    .filter((message) => message.channel === channel)
    .map(({ trigger, state, why }) => `${trigger} ${state} ${why}`.trim());

const book = (notify: readonly MessageChannel[] = ['sms'], more: object = {}) =>
  town.push(desk, 'appointments', wishedAppointment('a1', wished('a1', { notify, ...more })));

describe('by SMS', () => {
  it('asks the gateway once, with the key of the message and each value as one value', async () => {
    start({ sms: sms() });
    await book();
    await pass(1);
    expect(gateway.asked).toEqual([]);
    await pass(2);
    await pass(2);
    expect(gateway.asked).toHaveLength(1);
    const [asked] = gateway.asked;
    const text = JSON.parse(asked?.body ?? '') as Readonly<Record<string, string>>;
    expect(text['to']).toBe('+33612407805');
    expect(text['text']).toContain('Rendez-vous enregistré : mardi 15 décembre à 10 h');
    expect(asked?.headers).toMatchObject({
      authorization: 'Bearer secret',
      'idempotency-key': 'a1~a1-booked~confirmed~sms',
    });
    expect(await states()).toEqual(['confirmed sent', 'reminder waiting']);
  });

  it.each([
    [400, 'confirmed failed refused 400'],
    [401, 'confirmed waiting auth 401'],
    [503, 'confirmed waiting later 503'],
    [500, 'confirmed waiting later 500'],
    ['drop', 'confirmed waiting unreachable'],
  ] as const)('reads the answer %s of a gateway that knows its calls', async (answer, state) => {
    gateway.answer = answer;
    start({ sms: sms() });
    await book();
    await pass(3);
    expect((await states())[0]).toBe(state);
    if (!state.includes('waiting')) return;
    gateway.answer = 200;
    await pass(60);
    expect((await states())[0]).toBe('confirmed sent');
    const keys = new Set(gateway.asked.map(({ headers }) => headers['idempotency-key']));
    expect([gateway.asked.length, keys.size]).toEqual([2, 1]);
  });

  it.each([
    [500, 'confirmed uncertain answer 500'],
    ['drop', 'confirmed uncertain noAnswer'],
    [429, 'confirmed waiting later 429'],
    [404, 'confirmed failed refused 404'],
  ] as const)('is not sure after %s from a gateway that knows no call again', async (answer, state) => {
    gateway.answer = answer;
    start({ sms: sms({ idempotencyHeader: '' }) });
    await book();
    await pass(3);
    expect((await states())[0]).toBe(state);
    await pass(1);
    if (state.includes('uncertain')) expect(gateway.asked).toHaveLength(1);
  });

  it('knows that nothing was sent when no connection came about', async () => {
    const { url } = gateway;
    await gateway.close();
    start({ sms: sms({ url, idempotencyHeader: '' }) });
    await book();
    await pass(3);
    expect((await states())[0]).toBe('confirmed waiting unreachable');
    gateway = await startGateway();
  });

  it('waits for the morning', async () => {
    start({ sms: sms() });
    town.time.nowMs = Date.parse('2026-11-24T19:30:00.000Z');
    await book(['sms']);
    await pass(60);
    expect(gateway.asked).toEqual([]);
    town.time.nowMs = Date.parse('2026-11-25T07:00:00.000Z');
    await pass(0);
    expect(gateway.asked).toHaveLength(1);
  });
});

describe('to whom', () => {
  it('writes to the one into whom a citizen was merged', async () => {
    start({ sms: sms() });
    await town.push(desk, 'citizens', reachable('kept', { ...phone, phone: '0712345678' }));
    await town.push(desk, 'citizens', reachable('double', { ...phone, mergedInto: 'kept' }));
    await book(['sms'], { citizenId: 'double' });
    await pass(3);
    expect(gateway.asked[0]?.body).toContain('+33712345678');
  });

  it('does not go round where two citizens were merged into each other', async () => {
    start({ sms: sms() });
    await town.push(desk, 'citizens', reachable('one', { ...phone, mergedInto: 'two' }));
    await town.push(desk, 'citizens', reachable('two', { ...phone, phone: '0712345678', mergedInto: 'one' }));
    await book(['sms'], { citizenId: 'two' });
    await pass(3);
    expect(gateway.asked[0]?.body).toContain('+33612407805');
  });

  it.each([
    ['has no mobile phone', reachable('citizen-2', { ...phone, phone: '01 42 00 00 00' })],
    ['was erased', reachable('citizen-2', {}, '000000000000009-000000-device-1')],
  ])('says that there is no way to one who %s', async (_what, citizen) => {
    start({ sms: sms() });
    await town.push(device('device-9', 'admin'), 'citizens', citizen);
    await book(['sms'], { citizenId: 'citizen-2' });
    await pass(3);
    expect((await states())[0]).toBe('confirmed failed noAddress');
    expect(gateway.asked).toEqual([]);
  });

  it('writes to nobody who did not wish for it', async () => {
    start({ sms: sms() });
    await book([]);
    await pass(3);
    expect(await outboxOf(town, 'a1')).toEqual([]);
  });
});

describe('what is wanted', () => {
  const moved = later('m', 3, {
    type: 'rescheduled',
    day: '2026-12-16',
    time: '10:00',
    durationMin: 20,
    deskId: 'desk-1',
  });
  const accepted = later('a1-booked~accepted', 2, { type: 'accepted', cause: 'a1-booked' });

  it('says nothing of a booking that was taken back within the delay', async () => {
    start({ sms: sms() });
    await book();
    const undone = later('u', 3, { type: 'undone', target: 'a1-booked' });
    await town.push(desk, 'appointments', wishedAppointment('a1', wished('a1'), undone));
    await pass(3);
    expect(gateway.asked).toEqual([]);
    expect(await states()).toEqual(['confirmed withdrawn superseded', 'reminder withdrawn superseded']);
  });

  it('is not caught up with when it is switched on later, except for a reminder', async () => {
    await seedSite(town.store, SITE, { reference: templates(() => false) }, NOW);
    start({ sms: sms() });
    await book();
    await pass(3);
    await seedSite(town.store, SITE, { reference: templates() }, NOW);
    const again = wishedAppointment(
      'a1',
      wished('a1', { notify: ['sms'] }),
      accepted,
      later('p', 3, { type: 'personsCorrected', persons: [] }),
    );
    await town.push(desk, 'appointments', again);
    await pass(60);
    expect(await states()).toEqual(['reminder waiting']);
    town.time.nowMs = Date.parse('2026-12-13T09:01:00.000Z');
    await pass(0);
    expect(await states()).toEqual(['reminder sent']);
  });

  it('leaves the reminder alone until its day, whatever goes out before', async () => {
    const only = (isOn: (trigger: string) => boolean) =>
      seedSite(town.store, SITE, { reference: templates(isOn) }, NOW);
    await only((trigger) => trigger === 'confirmed');
    start({ sms: sms() });
    await book();
    await pass(3);
    expect(await states()).toEqual(['confirmed sent', 'reminder waiting']);
    await only(() => true);
    town.time.nowMs = Date.parse('2026-12-13T09:01:00.000Z');
    await pass(0);
    expect(await states()).toEqual(['confirmed sent', 'reminder sent']);
  });

  it('is not sent once it was switched off, nor after the appointment began', async () => {
    start({ sms: sms() });
    await book();
    await seedSite(town.store, SITE, { reference: templates((trigger) => trigger === 'reminder') }, NOW);
    await pass(3);
    expect(await states()).toEqual(['confirmed withdrawn off', 'reminder waiting']);
    town.time.nowMs = Date.parse('2026-12-15T09:00:00.000Z');
    await pass(0);
    expect((await states())[1]).toBe('reminder expired tooLate');
    expect(gateway.asked).toEqual([]);
  });

  it('tells a move after the confirmation, once whatever is replayed', async () => {
    start({ sms: sms() });
    await book();
    await pass(3);
    const document = wishedAppointment('a1', wished('a1', { notify: ['sms'] }), accepted, {
      ...moved,
      at: '2026-11-24T09:10:00.000Z',
    });
    for (let turn = 0; turn < 3; turn += 1) {
      await town.push(desk, 'appointments', document);
      await pass(3);
    }
    expect(gateway.asked.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'a1~a1-booked~confirmed~sms',
      'a1~m~moved~sms',
    ]);
  });
});

describe('two who send', () => {
  it('holds back the one whose lease ran out', async () => {
    await book(['email']);
    const at = new Date(town.time.nowMs + 180_000).toISOString();
    const take = (claim: string) =>
      town.store.withSite(SITE, async (site) => {
        const [due] = await site.dueMessages(at, 1);
        if (!due) throw new Error('nothing due');
        const taken = { ...due, state: 'sending' as const, claim, nextAt: at };
        await site.putMessages([taken]);
        return taken;
      });
    const [first, second] = [await take('one'), await take('two')];
    const hand = (message: typeof first) => town.store.withSite(SITE, (site) => noteHanded(site, message, at));
    expect([await hand(first), await hand(second), await hand(second)]).toEqual([false, true, false]);
    const note = (message: typeof first) =>
      town.store.withSite(SITE, (site) => noteOutcome(site, message, { kind: 'sent' }, { at, zone: 'Europe/Paris' }));
    await note(first);
    expect((await states('a1', 'email'))[0]).toBe('confirmed handed');
    await note(second);
    expect((await states('a1', 'email'))[0]).toBe('confirmed sent');
  });
});

describe('after a restore', () => {
  it.each([
    ['', 0],
    [', also where the clock is set only afterwards', 15 * 60],
  ])('does not send again what may have gone out since the backup%s', async (_, behindMin) => {
    const store: MemoryStore = openMemoryStore({ epoch: 'e1' });
    const core = await testCore();
    core.time.nowMs = Date.parse(NOW) - behindMin * 60_000;
    const begin = holdBegin({ store, clock: () => core.time.nowMs }, () => 0);
    town = { ...core, store, parts: { ...core.parts, holdBegin: begin } };
    await seedSite(store, SITE, { reference: [...reference(1), ...templates()] }, NOW);
    // Asked for before the backup, due after it: nobody knows any more whether it went.
    const row = {
      key: 'a1~a1-booked~confirmed~sms',
      appointmentId: 'a1',
      cause: 'a1-booked',
      trigger: 'confirmed',
      channel: 'sms',
      day: '2026-12-15',
      time: '10:00',
      state: 'waiting',
      askedAt: NOW,
      nextAt: NOW,
      notAfter: '2026-12-15T09:00:00.000Z',
      attempts: 0,
      claim: '',
      changedAt: NOW,
      saidAt: '',
      why: '',
    } as const;
    const accepted = later('a1-booked~accepted', 2, { type: 'accepted', cause: 'a1-booked' });
    const document = wishedAppointment('a1', wished('a1', { notify: ['sms'] }), accepted);
    await store.withSite(SITE, async (site) => {
      const written = { document, day: '2026-12-15', digest: '', delta: document, erased: false };
      await site.write('appointments', [written], { deviceId: 'd', at: NOW });
      await site.putMessages([row]);
    });
    const restoredAt = behindMin === 0 ? '2026-11-24T12:00:00.000Z' : new Date(town.time.nowMs).toISOString();
    store.restore(store.snapshot(), 'e2', restoredAt);
    town.time.nowMs = Date.parse(NOW);
    start({ sms: sms() });
    await pass(300);
    expect((await states())[0]).toBe('confirmed uncertain restored');
    expect(gateway.asked).toEqual([]);
  });
});

describe('by e-mail', () => {
  const email = () => ({
    host: '127.0.0.1',
    port: mail?.port,
    tls: 'none',
    from: 'rdv@mairie.exemple.fr',
    fromName: 'Mairie',
  });

  it('writes a mail in French that says what it is', async () => {
    mail = await startMailServer();
    start({ email: email() });
    await book(['email']);
    await pass(3);
    const [arrived] = mail.mails;
    expect(arrived?.to).toBe('essai@exemple.fr');
    expect(arrived?.messageId).toBe(messageIdOf('a1~a1-booked~confirmed~email', 'rdv@mairie.exemple.fr'));
    expect(arrived?.content).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/mu);
    expect(arrived?.content).toMatch(/^From: Mairie <rdv@mairie\.exemple\.fr>/mu);
    expect((await states('a1', 'email'))[0]).toBe('confirmed sent');

    const accepted = later('a1-booked~accepted', 2, { type: 'accepted', cause: 'a1-booked' });
    const cancelled = later('c', 3, { type: 'cancelledByOffice', why: '' }, '2026-11-24T09:10:00.000Z');
    const booked = wished('a1', { notify: ['email'] });
    await town.push(desk, 'appointments', wishedAppointment('a1', booked, accepted, cancelled));
    await pass(3);
    expect(mail.mails[1]?.content).toMatch(/method=CANCEL/u);
    expect(await states('a1', 'email')).toContain('cancelled sent');
  });

  it.each([
    [550, 'confirmed failed refused 550'],
    [451, 'confirmed waiting later 451'],
  ])('reads a recipient refused by %i', async (responseCode, state) => {
    mail = await startMailServer();
    mail.set({ onRecipient: () => Promise.reject(Object.assign(new Error('no'), { responseCode })) });
    start({ email: email() });
    await book(['email']);
    await pass(3);
    expect((await states('a1', 'email'))[0]).toBe(state);
    expect(mail.mails).toEqual([]);
  });

  it('knows that a mail refused after its end did not arrive', async () => {
    mail = await startMailServer();
    mail.set({ onAccepted: () => Promise.reject(Object.assign(new Error('full'), { responseCode: 452 })) });
    start({ email: email() });
    await book(['email']);
    await pass(3);
    expect((await states('a1', 'email'))[0]).toBe('confirmed waiting later 452');
  });

  it('refuses to write in clear where the mail server offers no protection', async () => {
    mail = await startMailServer();
    start({ email: { ...email(), tls: 'starttls' } });
    await book(['email']);
    await pass(3);
    expect((await states('a1', 'email'))[0]).toBe('confirmed waiting tls');
    expect(mail.mails).toEqual([]);
  });

  it('leaves what has no way out waiting', async () => {
    start({ sms: sms() });
    await book(['email']);
    await pass(3);
    expect((await states('a1', 'email'))[0]).toBe('confirmed waiting');
  });
});
