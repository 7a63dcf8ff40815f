import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { buildApp } from '#server/app';
import { createParts } from '#server/parts';
import { tendSite } from '#server/tend-sites';
import { freshId, freshToken } from '#server/lib/fresh';
import { storedFeedback } from '#server/feedback/stored-feedback';
import { writeSite } from '#server/seed/seed-site';
import { joinTown } from '#server/sites/town-sites';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Reference, Site } from '#shared/domain/model/reference';
import { calls } from '#shared/sync/wire/calls';

import { calledEvent, citizen, event, issuedEvent, SITE, wire } from './support/documents';
import { atKioskOf, kioskTown, touch } from './support/kiosk-town';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let desk: TestDevice;
let at: ReturnType<typeof atKioskOf>;
let id: string;
let key: string;

/** The town with some more said in the entry of its site. */
const withSite = (more: Partial<Site>): Reference[] =>
  kioskTown().flatMap((one) => (one.body.kind === 'site' ? { ...one, body: { ...one.body, ...more } } : []));

beforeEach(async () => {
  server = await testServer(1, { reference: kioskTown() });
  desk = await server.enrol();
  at = atKioskOf(server, await server.enrol('Borne', { rank: 'kiosk' }));
  const wish = touch();
  id = wish.key;
  key = (await at.ticket(wish)).trackKey;
});
afterEach(() => server.close());

const read = (path: string, languages = 'fr-FR,fr;q=0.9,en;q=0.5') =>
  server.app.inject({ method: 'GET', url: path, headers: { 'accept-language': languages } });

const page = async (languages?: string): Promise<string> => {
  const { statusCode, body } = await read(`/t/${key}`, languages);
  expect(statusCode).toBe(200);
  return body;
};

const rate = (form: string, type = 'application/x-www-form-urlencoded') =>
  server.app.inject({ method: 'POST', url: `/t/${key}/feedback`, headers: { 'content-type': type }, payload: form });

/** Adds events of a desk to the ticket. */
const then = async (...events: readonly AnyEvent[]): Promise<void> => {
  const stored = await at.stored(id);
  await desk.push('tickets', [wire({ ...stored, events: [...stored.events, ...events] })]);
};
const served = () =>
  then(
    calledEvent('c1', 2, 'desk-1'),
    event('s1', 3, { type: 'started' }),
    event('d1', 4, { type: 'done', outcome: 'answered' }),
  );

/** The opinions that are there once the day is over and the server looked after it. */
const dayAfter = async (): Promise<readonly unknown[]> => {
  server.time.nowMs += 24 * 60 * 60_000;
  const parts = createParts({ store: server.store, clock: () => server.time.nowMs, newId: freshId });
  await tendSite(parts)(SITE);
  return feedbacks();
};

/** The opinions that the store holds. */
const feedbacks = async () =>
  (await server.store.page(SITE, 'feedbacks', 0, 100)).bodies.map((body) => storedFeedback.parse(JSON.parse(body)));

describe('the page of a ticket', () => {
  it('tells number, reason and rank, and loads itself anew', async () => {
    const text = await page();
    expect(text).toContain('<bdi>A001</bdi>');
    expect(text).toContain('Vous êtes la prochaine personne');
    expect(text).toContain('<meta http-equiv="refresh" content="20">');
    expect(text).toMatch(/<html lang="fr" dir="ltr">/);
    await at.ticket();
    const second = await at.ticket();
    expect((await read(`/t/${second.trackKey}`)).body).toContain('2 personnes avant vous');
  });

  it('says where to go when called, and what became of it', async () => {
    await then(calledEvent('c1', 2, 'desk-1'));
    expect(await page()).toContain('Présentez-vous au guichet 1');
    expect(await page()).toContain('au fond');
    await then(event('n1', 3, { type: 'noAnswer' }));
    expect(await page()).toContain('Présentez-vous à l’accueil');
    await then(event('q1', 4, { type: 'requeued' }), event('p1', 5, { type: 'parked', roomId: '' }));
    expect(await page()).toContain('on vous rappellera');
    await then(event('q2', 6, { type: 'requeued' }), event('a1', 7, { type: 'abandoned' }));
    const gone = await page();
    expect(gone).toContain('n’est plus en attente');
    expect(gone).not.toContain('refresh');
  });

  it('speaks the language of the phone where it knows it', async () => {
    expect(await page('en-GB,en;q=0.9')).toContain('You are next');
    expect(await page('en')).toContain('reason-other (en)');
    expect(await page('ar')).toContain('dir="rtl"');
    expect(await page('de,pt;q=0.4')).toContain('É a próxima pessoa');
    expect(await page('de')).toContain('Vous êtes');
    expect(await page('fr;q=0,;;q=x,*')).toContain('Vous êtes');
  });

  it('holds no name and no id, and nothing that came unescaped', async () => {
    await desk.push('citizens', [wire(citizen('citizen-77', 'Zquorcq'))]);
    await then(event('x', 2, { type: 'transferred', reasonId: '<script>alert(1)</script>' }));
    const text = await page();
    for (const secret of ['Zquorcq', 'citizen-77', id, 'site-a', '<script'])
      expect(text.replaceAll(key, '')).not.toContain(secret);
  });

  it('says who answers for the data, how long and where to ask, once the town hall names a contact, and nothing before', async () => {
    expect(await page()).not.toContain('Vos données');
    const site = (more: Partial<Site>) =>
      writeSite(server.store, SITE, { reference: withSite(more) }, new Date(server.time.nowMs).toISOString());
    await site({ dpoContact: 'dpo@ville.example <b>' });
    const text = await page();
    expect(text).toContain('Responsable\u00A0: mairie, Commune.');
    expect(text).toContain('rien n’est supprimé par son âge');
    expect(text).toContain('<bdi>dpo@ville.example &lt;b&gt;</bdi>');
    await site({ dpoContact: 'dpo@ville.example', retention: { recordMonths: 12, personMonths: 24 } });
    expect(await page()).toContain('supprimé après 12 mois');
    expect(await page('en')).toContain('deleted after 12 months');
    expect(await page('ar')).toContain('12');
    // Desks hold more than that: so does the server.
    await site({ dpoContact: 'x', deskWindowDays: 400, retention: { recordMonths: 12, personMonths: 24 } });
    expect(await page()).toContain('supprimé après 431 jours');
  });

  it('cannot be guessed, and is not kept, framed, indexed or told on', async () => {
    expect(key).toMatch(/^[\w-]{22}$/);
    const { headers } = await read(`/t/${key}`);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'; style-src 'self'; form-action 'self'");
    for (const wrong of ['', 'x', id, freshId(), `${key}x`, key.slice(1), '%00', "'%20or%201"]) {
      const answer = await read(`/t/${wrong}`);
      expect([wrong, answer.statusCode]).toEqual([wrong, 404]);
    }
  });

  it('is gone at the civil midnight of the site, and says so', async () => {
    server.time.nowMs = Date.parse('2026-11-23T22:59:59.999Z');
    expect((await read(`/t/${key}`)).statusCode).toBe(200);
    server.time.nowMs += 1;
    const { statusCode, body, headers } = await read(`/t/${key}`);
    expect([statusCode, headers['cache-control']]).toEqual([404, 'no-store']);
    expect(body).toContain('Ce ticket n’est plus affiché');
    expect(body).not.toContain('A001');
  });

  it('is limited by address, and says what happens in words', async () => {
    await server.close();
    server = await testServer(1, { reference: kioskTown(), limits: { pagesPerMinute: 3 } });
    const codes: number[] = [];
    for (let count = 0; count < 4; count += 1) codes.push((await read('/t/x')).statusCode);
    expect(codes).toEqual([404, 404, 404, 429]);
    expect((await read('/t/x')).body).toContain('Votre place dans la file n’a pas changé');
  });

  it('has a stylesheet in the colour of the town', async () => {
    const { body, headers } = await read('/t/style.css');
    expect(body).toContain('--accent:#000000');
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
  });
});

describe('the form after the visit', () => {
  it('is offered when the service is over, and not before', async () => {
    expect(await page()).not.toContain('<form');
    expect((await rate('score=9&theme=wait')).statusCode).toBe(404);
    await served();
    expect(await page()).toContain('Comment s’est passée votre visite');
  });

  it('counts once a ticket, and leads back to the page', async () => {
    await served();
    const answer = await rate('score=9&theme=wait');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/t/${key}`]);
    expect(await page()).toContain('Merci, votre avis est enregistré');
    await Promise.all([rate('score=0&theme='), rate('score=1&theme=other')]);
    expect(await dayAfter()).toMatchObject([{ score: 9, theme: 'wait', via: 'ticket' }]);
  });

  it('takes nothing that is no answer of the form', async () => {
    await served();
    for (const form of ['', 'score=11', 'score=-1', 'score=1.5', 'score=9&theme=<b>', 'score=9&theme=nothing'])
      expect((await rate(form)).statusCode).toBe(303);
    expect(await page()).toContain('<form');
    expect((await rate('{"score":9}', 'application/json')).statusCode).toBe(415);
    expect((await rate(`score=9&theme=${'x'.repeat(2_000)}`)).statusCode).toBe(413);
  });
});

it('never writes the key of a ticket into the log', async () => {
  const lines: string[] = [];
  const app = buildApp({
    store: server.store,
    clock: () => server.time.nowMs,
    newId: freshId,
    newToken: freshToken,
    allowedOrigins: [],
    logger: { level: 'info', stream: { write: (text: string) => void lines.push(text) } },
  });
  await app.inject({ method: 'GET', url: '/v1/health' });
  await app.inject({ method: 'GET', url: `/t/${key}` });
  await app.inject({ method: 'POST', url: `/t/${key}/feedback`, payload: 'x' });
  await app.inject({ method: 'GET', url: `/t/wrong-${key}` });
  await app.close();
  expect(lines.join('')).toContain('/v1/health');
  expect(lines.join('')).not.toContain(key);
});

describe('what becomes of opinions', () => {
  const kioskRates = async (device: TestDevice, score: number, touched = freshId()) =>
    (await device.post('/v1/kiosk/feedback', { key: touched, score, theme: 'wait' })).json<{ kept: boolean }>().kept;

  it('is written by the server alone, in batches that tell neither who nor when', async () => {
    const kiosk = await server.enrol('Borne 2', { rank: 'kiosk' });
    await served();
    await rate('score=2&theme=wait');
    const same = freshId();
    for (const score of [9, 8, 7]) expect(await kioskRates(kiosk, score)).toBe(true);
    expect(await feedbacks()).toEqual([]);
    server.time.nowMs += 7 * 60_000;
    expect([await kioskRates(kiosk, 6, same), await kioskRates(kiosk, 6, same)]).toEqual([true, true]);
    const rows = await feedbacks();
    expect(rows.map(({ score, via, day, reasonId }) => [score, via, day, reasonId]).toSorted()).toEqual([
      [2, 'ticket', '2026-11-23', 'reason-other'],
      [6, 'kiosk', '2026-11-23', ''],
      [7, 'kiosk', '2026-11-23', ''],
      [8, 'kiosk', '2026-11-23', ''],
      [9, 'kiosk', '2026-11-23', ''],
    ]);
    const text = JSON.stringify(rows);
    for (const hint of [key, id, same, kiosk.deviceId]) expect(text).not.toContain(hint);
    const audit = (await server.store.audit(SITE, 0, 1_000)).filter(({ collection }) => collection === 'feedbacks');
    expect(audit.map(({ at: when, deviceId }) => `${deviceId} ${when}`)).toEqual(
      Array.from({ length: 5 }, () => ' 2026-11-23T08:00:00.000Z'),
    );
  });

  it('are written when the day is over, however few they are, and who answered is forgotten', async () => {
    await served();
    await rate('score=10&theme=');
    const note = () => server.store.withSite(SITE, (site) => site.siteNote('feedback'));
    expect(await note()).not.toBe('');
    expect(await dayAfter()).toMatchObject([{ day: '2026-11-23', score: 10, theme: '' }]);
    expect(await note()).toBe('');
  });

  it('can be pushed, pulled and read one by one by nobody', async () => {
    const admin = await server.enrol('Direction', { rank: 'admin' });
    const row = { id: 'f1', siteId: SITE, day: '2026-11-23', reasonId: '', via: 'kiosk', score: 10, theme: '' };
    for (const device of [desk, admin]) {
      const body = { collection: 'feedbacks', epoch: server.store.epoch, schemaVersion: 1 };
      expect((await device.post('/v1/push', { ...body, rows: [wire(row)] })).statusCode).toBe(400);
      expect((await device.post('/v1/pull', { ...body, since: null, limit: 10 })).statusCode).toBe(400);
      expect((await device.post('/v1/fetch', { ...body, ids: ['f1'] })).statusCode).toBe(400);
    }
    expect(await feedbacks()).toEqual([]);
  });

  it('are told to the desks as sums, and below five as a number alone', async () => {
    const kiosk = await server.enrol('Borne 2', { rank: 'kiosk' });
    const sums = async () => calls.feedback.output.parse((await desk.get('/v1/feedback')).json());
    expect(await sums()).toMatchObject({ count: 0, mean: null, themes: [] });
    for (const score of [10, 9, 8, 7, 5]) await kioskRates(kiosk, score);
    expect(await sums()).toEqual({
      fromDay: '2026-10-25',
      toDay: '2026-11-23',
      count: 5,
      mean: 7.8,
      themes: [{ theme: 'wait', count: 5 }],
    });
  });

  it('are not asked for where the settings say so', async () => {
    await server.close();
    server = await testServer(1, { reference: kioskTown({ feedback: false }) });
    expect(await kioskRates(await server.enrol('Borne', { rank: 'kiosk' }), 10)).toBe(false);
  });
});

it('opens for a ticket of another site of the town, in the name of that site', async () => {
  const annex = (document: object) => ({ ...document, siteId: 'annex' });
  const reference = kioskTown().map((one) => ({
    ...annex(one),
    id: one.id === SITE ? 'annex' : one.id,
  })) as Reference[];
  const named = reference.map((one) =>
    one.body.kind === 'site' ? { ...one, body: { ...one.body, name: 'Annexe du Port' } } : one,
  );
  await writeSite(server.store, 'annex', { reference: named }, '2026-11-23T08:00:00.000Z');
  await joinTown(server.store, 'annex');
  const there = await server.enrol('Annexe', { siteId: 'annex' });
  const issued = { ...issuedEvent('t9'), trackKey: 'key-of-the-annex-0001' };
  await there.push('tickets', [wire(annex(foldTicket('t9', 'annex', [issued])))]);
  const shown = await read('/t/key-of-the-annex-0001');
  expect([shown.statusCode, shown.body.includes('Annexe du Port')]).toEqual([200, true]);
  expect((await page()).includes('Annexe du Port')).toBe(false);
});
