import { describe, expect, it } from 'vitest';

import { accessKeyCalls } from './access-key-calls';
import { accessRequestCalls } from './access-request-calls';
import { calendarCalls } from './calendar-calls';
import type { Call } from './call';
import { callNames, calls } from './calls';
import { clientOf, clientOver, noServer, type CallRequest, type CallResponse } from './client';
import { deviceCalls } from './device-calls';
import { documentCalls } from './document-calls';
import { erasureCalls } from './erasure-calls';
import { feedbackCalls } from './feedback-calls';
import { figureCalls } from './figure-calls';
import { floorCalls } from './floor-calls';
import { historyCalls } from './history-calls';
import { journalCalls } from './journal-calls';
import { kioskCalls } from './kiosk-calls';
import { messageCalls } from './message-calls';
import { pastCalls } from './past-calls';
import { personCalls } from './person-calls';
import { protectionCalls } from './protection-calls';
import { providerCalls } from './provider-calls';
import { retentionCalls } from './retention-calls';
import { settingCalls } from './setting-calls';

const rows: readonly (readonly [string, Call])[] = callNames.map((name) => [name, calls[name]]);

describe('the table', () => {
  it('has each name and each way once', () => {
    const groups = [
      deviceCalls,
      documentCalls,
      floorCalls,
      settingCalls,
      historyCalls,
      pastCalls,
      personCalls,
      providerCalls,
      journalCalls,
      erasureCalls,
      retentionCalls,
      protectionCalls,
      messageCalls,
      feedbackCalls,
      figureCalls,
      accessKeyCalls,
      accessRequestCalls,
      calendarCalls,
      kioskCalls,
    ];
    const names = groups.flatMap((group) => Object.keys(group));
    expect(new Set(names).size).toBe(names.length);
    expect(callNames.toSorted()).toEqual(names.toSorted());
    expect(new Set(rows.map(([, { method, path }]) => `${method} ${path}`)).size).toBe(rows.length);
  });

  it.each(rows)('carries every field of the input of %s', (_name, { method, path, input, door, limit }) => {
    if (path.includes(':id')) expect(Object.keys(input.shape)).toContain('id');
    if (method === 'GET') expect(Object.keys(input.shape).filter((field) => field !== 'id')).toEqual([]);
    if (limit) expect(door).toBe('anyone');
  });
});

const answering = (response: CallResponse | null) => {
  const sent: CallRequest[] = [];
  const client = clientOver((request) => {
    sent.push(request);
    return Promise.resolve(response);
  });
  return { client, sent };
};

describe('a client', () => {
  it('puts the id into the path, the other fields into the body, and waits as long as the table or the caller says', async () => {
    const { client, sent } = answering({ status: 200, body: { revoked: true } });
    expect(await client.revokeAccessKey({ id: 'a b/c' })).toEqual({ ok: true, value: { revoked: true } });
    await client.settleMessage({ id: 'a~b', agentId: 'agent', act: 'back' }, { patienceMs: 7 });
    await client.head();
    expect(sent).toEqual([
      { method: 'POST', path: '/v1/access-keys/a%20b%2Fc/revoke', body: {}, patienceMs: 10_000 },
      { method: 'POST', path: '/v1/messages/a~b', body: { agentId: 'agent', act: 'back' }, patienceMs: 7 },
      { method: 'GET', path: '/v1/head', body: undefined, patienceMs: 5_000 },
    ]);
  });

  it.each([
    ['nobody is there', null, 'unreachable'],
    ['a page says that all is well', { status: 200, body: null }, 'foreign'],
    ['an answer is empty', { status: 204, body: null }, 'foreign'],
    ['a list came instead', { status: 200, body: [1] }, 'foreign'],
    ['another version answers', { status: 200, body: { left: true } }, 'unreadable'],
    ['a server refuses', { status: 403, body: { code: 'notAllowed', message: '' } }, 'notAllowed'],
    ['a proxy refuses', { status: 403, body: null }, 'foreign'],
    ['a proxy refuses in JSON', { status: 502, body: { error: 'bad gateway' } }, 'foreign'],
    ['a refusal bears a code of this side', { status: 400, body: { code: 'unreadable', message: '' } }, 'foreign'],
    ['something answers that speaks no HTTP', { status: 0, body: null }, 'foreign'],
  ] as const)('says what came when %s', async (_what, response, code) => {
    const answer = await answering(response).client.kioskUndo({ key: '01ARZ3NDEKTSV4RRFFQ69G5FAV' });
    expect(answer).toEqual({ ok: false, reason: { code, status: response?.status ?? 0 } });
  });

  it('without a server is out of reach, and one that changes asks whichever is there', async () => {
    let present = noServer;
    const client = clientOf(() => present);
    expect(await client.head()).toEqual({ ok: false, reason: { code: 'unreachable', status: 0 } });
    present = answering({ status: 200, body: { kept: true } }).client;
    expect((await client.kioskFeedback({ key: 'k', score: 1, theme: '' })).ok).toBe(true);
  });
});
