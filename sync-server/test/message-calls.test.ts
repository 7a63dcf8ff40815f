import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readMessageSettings } from '#server/messages/read-message-settings';
import { calls } from '#shared/sync/wire/calls';

import { reference, SITE } from './support/documents';
import { messageAgents, reachable, templates, wished, wishedAppointment } from './support/message-town';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const KEY = 'a1~a1-booked~confirmed~sms';

let server: TestServer;
let desk: TestDevice;

beforeEach(async () => {
  const messaging = { email: false, sms: true, fault: '', delayMin: 2 };
  server = await testServer(1, { reference: [...reference(1), ...messageAgents(), ...templates()], messaging });
  server.time.nowMs = Date.parse('2026-11-24T09:00:00.000Z');
  desk = await server.enrol('desk', { rank: 'desk' });
  await desk.push('citizens', [reachable('citizen-1', { phone: '0612407805' })]);
  await desk.push('appointments', [wishedAppointment('a1', wished('a1', { notify: ['sms'] }))]);
});
afterEach(() => server.close());

const list = async (device = desk) => calls.messages.output.parse((await device.get('/v1/messages')).json());

const settle = (act: string, agentId = 'agent-supervisor', device = desk, key = KEY) =>
  device.post(`/v1/messages/${encodeURIComponent(key)}`, { act, agentId });

const mark = (state: 'uncertain' | 'failed' | 'sent', why = '') =>
  server.store.withSite(SITE, async (site) => {
    const message = await site.message(KEY);
    if (message) await site.putMessages([{ ...message, state, why, nextAt: '', attempts: 1 }]);
  });

const stateAfter = async (act: string) => {
  const { message } = calls.settleMessage.output.parse((await settle(act)).json());
  return [message.state, message.why];
};

describe('what is told', () => {
  it('tells how messages stand, and neither a text nor an address', async () => {
    expect(await list()).toEqual({
      channels: { email: false, sms: true },
      fault: '',
      waiting: 2,
      nextAt: '2026-11-24T09:02:00.000Z',
      messages: [],
    });
    await mark('uncertain', 'interrupted');
    // What is told to wait is the reminder alone: the other is to be settled.
    expect((await list()).waiting).toBe(1);
    const reply = await desk.get('/v1/messages');
    expect(calls.messages.output.parse(reply.json()).messages.map(({ key, state, why }) => [key, state, why])).toEqual([
      [KEY, 'uncertain', 'interrupted'],
    ]);
    expect(reply.body).not.toMatch(/0612407805|33612407805|citizen-1|Rendez-vous/);
  });

  it('counts no reminder that is switched off: it is kept for a day on which it may be on again', async () => {
    const off = templates((trigger) => trigger !== 'reminder');
    await server.seed(SITE, [...reference(1), ...messageAgents(), ...off]);
    expect((await list()).waiting).toBe(1);
  });

  it('tells the messages of an appointment', async () => {
    const reply = await desk.post('/v1/messages/of', { appointmentIds: ['a1', 'a2'] });
    expect(calls.messagesOf.output.parse(reply.json()).messages.map(({ trigger, state }) => [trigger, state])).toEqual([
      ['confirmed', 'waiting'],
      ['reminder', 'waiting'],
    ]);
    expect((await desk.post('/v1/messages/of', { appointmentIds: 'a1' })).statusCode).toBe(400);
  });

  it('keeps no text and no address in the store', async () => {
    const kept = await server.store.withSite(SITE, (site) => site.messagesOf(['a1']));
    expect(JSON.stringify(kept)).not.toMatch(/0612407805|citizen-1|Rendez-vous/);
  });
});

describe('what is decided', () => {
  it('sends again, considers as sent, and takes either back', async () => {
    await mark('uncertain', 'interrupted');
    expect(await stateAfter('consider')).toEqual(['sent', 'consider uncertain interrupted']);
    expect(await stateAfter('resend')).toEqual(['sent', 'consider uncertain interrupted']);
    expect(await stateAfter('back')).toEqual(['uncertain', 'interrupted']);
    expect(await stateAfter('resend')).toEqual(['waiting', 'resend uncertain interrupted']);
    expect((await list()).nextAt).toBe('2026-11-24T09:00:15.000Z');
    expect(await stateAfter('back')).toEqual(['uncertain', 'interrupted']);
    await mark('failed', 'refused 550');
    expect(await stateAfter('resend')).toEqual(['waiting', 'resend failed refused 550']);
  });

  it('changes nothing that is not to be decided', async () => {
    await mark('sent');
    for (const act of ['resend', 'consider', 'back']) expect((await stateAfter(act))[0]).toBe('sent');
  });

  it.each([
    ['agent-counter', 403],
    ['nobody', 403],
    ['', 403],
    ['agent-supervisor', 200],
    ['agent-admin', 200],
  ])('is for who answers for the day: %j gets %i', async (agentId, status) => {
    await mark('failed', 'refused 550');
    const reply = await settle('resend', agentId);
    expect(reply.statusCode).toBe(status);
    const stored = await server.store.withSite(SITE, (site) => site.message(KEY));
    expect(stored?.state).toBe(status === 200 ? 'waiting' : 'failed');
  });

  it('knows no message of another site, and refuses what it cannot read', async () => {
    await server.seed('site-b', [
      ...reference(1).map((one) => ({ ...one, siteId: 'site-b' })),
      ...messageAgents().map((one) => ({ ...one, siteId: 'site-b' })),
    ]);
    const other = await server.enrol('other', { siteId: 'site-b', rank: 'admin' });
    expect((await settle('resend', 'agent-admin', other)).statusCode).toBe(404);
    expect((await list(other)).waiting).toBe(0);
    const reply = await other.post('/v1/messages/of', { appointmentIds: ['a1'] });
    expect(calls.messagesOf.output.parse(reply.json()).messages).toEqual([]);
    expect((await settle('burn')).statusCode).toBe(400);
    expect((await server.ask('GET', '/v1/messages')).statusCode).toBe(401);
    expect((await server.ask('POST', `/v1/messages/${encodeURIComponent(KEY)}`, { body: {} })).statusCode).toBe(401);
  });
});

describe('the settings of the server', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'guichet-messages-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (content: string): void => writeFileSync(path.join(folder, 'messages.json'), content);
  const email = { host: 'smtp.exemple.fr', port: 587, user: 'mairie', password: 'in the file', from: 'rdv@exemple.fr' };

  it('are none until someone writes them', () => {
    expect(readMessageSettings(folder, {})).toEqual({
      settings: null,
      messaging: { email: false, sms: false, fault: '', delayMin: 2 },
    });
  });

  it('take secrets from the environment where they are there', () => {
    write(JSON.stringify({ email }));
    const { settings, messaging } = readMessageSettings(folder, { GUICHET_SMTP_PASSWORD: 'of the environment' });
    expect([settings?.email?.password, settings?.email?.tls, messaging.email, messaging.sms]).toEqual([
      'of the environment',
      'starttls',
      true,
      false,
    ]);
    expect(readMessageSettings(folder, {}).settings?.email?.password).toBe('in the file');
  });

  it.each([
    ['{', 'messages.json'],
    [JSON.stringify({ email: { ...email, port: 'x' } }), 'email.port'],
    [JSON.stringify({ email: { ...email, from: 'Mairie <rdv@exemple.fr>' } }), 'email.from'],
    [JSON.stringify({ sms: { url: 'file:///etc/passwd', body: '{}' } }), 'sms.url'],
    [JSON.stringify({ emial: email }), 'messages.json'],
  ])('are told by the place of their fault, never by a value: %#', (content, fault) => {
    write(content);
    const found = readMessageSettings(folder, {});
    expect([found.settings, found.messaging.fault]).toEqual([null, fault]);
  });

  it('are missed where they were named and are not there', () => {
    const found = readMessageSettings(folder, { GUICHET_MESSAGES: path.join(folder, 'nothing.json') });
    expect(found.messaging.fault).toBe('messages.json');
  });
});
