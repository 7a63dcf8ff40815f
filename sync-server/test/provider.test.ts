import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CallInput, CallOutput } from '#shared/sync/wire/calls';
import { providerText } from '#shared/i18n/provider/sign-in-text';

import { reference, SITE } from './support/documents';
import { agentOf, pins } from './support/person-town';
import { CLIENT, follow, openTestProvider, type TestIdentity, type TestProvider } from './support/test-provider';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const ADDRESS = 'http://127.0.0.1:4747';
const SIRET = '21750001600019';
const karim: TestIdentity = { sub: 'sub-karim', email: 'Karim@Fontbelle.example', email_verified: true, siret: SIRET };

let server: TestServer;
let provider: TestProvider;
let boss: TestDevice;
let desk: TestDevice;

type Settings = NonNullable<CallInput<'chooseProvider'>['settings']>;

const settingsWith = (changes: Partial<Settings> = {}): Settings => ({
  profile: 'proConnect',
  issuer: provider.issuer,
  clientId: CLIENT.id,
  address: ADDRESS,
  algorithm: 'RS256',
  siret: SIRET,
  asksSecondFactor: false,
  logsOut: true,
  roleClaim: '',
  mayRaise: false,
  known: [{ agentId: 'ann', email: 'karim@fontbelle.example', sub: '' }],
  ...changes,
});

const choose = async (changes: Partial<Settings> = {}, secret: string = CLIENT.secret): Promise<string> =>
  (await boss.post('/v1/sign-in/provider-choice', { agentId: 'max', settings: settingsWith(changes), secret })).json()
    .outcome;

type Begun = Extract<CallOutput<'beginProviderSignIn'>, { readonly verdict: 'begun' }>;
const begin = async (at = desk): Promise<Begun> => {
  const reply = (await at.post('/v1/sign-in/provider', {})).json<CallOutput<'beginProviderSignIn'>>();
  if (reply.verdict !== 'begun') throw new Error(JSON.stringify(reply));
  return reply;
};
const look = async (
  id: string,
  at = desk,
  act: 'look' | 'drop' = 'look',
): Promise<CallOutput<'followProviderSignIn'>> => (await at.post(`/v1/sign-in/provider/${id}`, { act })).json();

/** The browser goes to the provider, and comes back to the server. Gives the page that it is shown there. */
const browse = async (url: string, jar?: Map<string, string>) => {
  const { url: back, page } = await follow(url, `${ADDRESS}/`, jar);
  if (page !== '') throw new Error(`stopped at ${back}: ${page}`);
  return server.app.inject({ method: 'GET', url: back.slice(ADDRESS.length) });
};
const keyOf = (page: string): string => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
const respond = (page: string, answer: 'yes' | 'no' = 'yes') =>
  server.app.inject({
    method: 'POST',
    url: '/sso/answer',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ key: keyOf(page), answer }).toString(),
  });

/** A whole sign-in, up to what the desk hears. */
const signIn = async (): Promise<CallOutput<'followProviderSignIn'>> => {
  const { id, url } = await begin();
  const page = await browse(url);
  if (keyOf(page.body) !== '') await respond(page.body);
  return look(id);
};

const open = async (isPro: boolean): Promise<void> => {
  provider = await openTestProvider({ address: ADDRESS, isPro });
  provider.scene.person = karim;
};

beforeEach(async () => {
  server = await testServer(1, {
    mayProviderBeInside: true,
    pinProof: async (pin, salt) => `${salt} ${pin}`,
    reference: [...reference(1), agentOf('ann'), agentOf('bob', 'supervisor'), agentOf('max', 'admin')],
  });
  boss = await server.enrol('boss', { rank: 'admin' });
  desk = await server.enrol('desk');
  await boss.post('/v1/own-pin', { agentId: 'max', pin: '', next: pins.max });
  await boss.post('/v1/sign-in/mode', { mode: 'pin', lockMin: 10 });
});
afterEach(async () => {
  await provider.close();
  await server.close();
});

const journal = async (): Promise<
  readonly { readonly kind: string; readonly subject: string; readonly agentId: string }[]
> => {
  const day = new Date(server.time.nowMs).toISOString().slice(0, 10);
  const asked = { by: 'max', from: day, to: day, agentId: '', subjects: [], before: null, limit: 100 };
  return (await boss.post('/v1/journal/read', asked)).json().lines;
};

describe('a sign-in by a provider with the quirks of ProConnect', () => {
  beforeEach(async () => {
    await open(true);
    await choose();
  });

  it('is what a code would have given, at the device that began it and nowhere else', async () => {
    const { id, url, lifeMs } = await begin();
    expect(lifeMs).toBe(300_000);
    const params = new URL(url).searchParams;
    expect([...params.keys()].toSorted()).toEqual([
      'client_id',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ]);
    expect(params.get('scope')).toBe('openid given_name usual_name email uid siret idp_id');
    expect(await look(id)).toEqual({ verdict: 'open' });
    const page = await browse(url);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('desk');
    expect(await look(id)).toEqual({ verdict: 'open' });
    const done = await respond(page.body);
    expect(done.body).toContain('Vous pouvez revenir à Guichet');
    expect(await look(id, boss)).toEqual({ verdict: 'gone' });
    expect(await look(id)).toEqual({
      verdict: 'right',
      agentId: 'ann',
      until: new Date(server.time.nowMs + 72 * 3_600_000).toISOString(),
      lifeMs: 72 * 3_600_000,
    });
    expect(await look(id)).toEqual({ verdict: 'gone' });
    const { persons } = (await boss.get('/v1/persons')).json<CallOutput<'persons'>>();
    expect(persons.find(({ agentId }) => agentId === 'ann')?.signIns.map(({ deviceId }) => deviceId)).toEqual([
      desk.deviceId,
    ]);
    expect(await journal()).toContainEqual(
      expect.objectContaining({ kind: 'signedIn', agentId: 'ann', subject: 'provider ann' }),
    );
  });

  it('leads the browser to the end of its session at the provider once the person is known', async () => {
    const jar = new Map<string, string>();
    const page = await browse((await begin()).url, jar);
    const done = await respond(page.body);
    const out = /url=([^"]+)"/.exec(done.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const params = new URL(out).searchParams;
    expect([...params.keys()].toSorted()).toEqual(['id_token_hint', 'post_logout_redirect_uri', 'state']);
    expect(params.get('post_logout_redirect_uri')).toBe(`${ADDRESS}/sso/back`);
    const back = await server.app.inject({ method: 'GET', url: '/sso/back?state=x' });
    expect(back.body).toContain('Vous pouvez revenir à Guichet');
  });

  it.each<[string, Partial<TestIdentity>, Partial<Settings>]>([
    ['otherTown', { siret: '13002526500013' }, {}],
    ['nobody', { email: 'autre@fontbelle.example' }, {}],
    ['weak', {}, { asksSecondFactor: true }],
  ])(
    'ends that session for « %s » too: the next try, or the next person, would be known as this one again',
    async (why, person, changes) => {
      await choose(changes);
      provider.scene.person = { ...karim, ...person };
      const { id, url } = await begin();
      expect((await browse(url)).body).toMatch(/http-equiv="refresh" content="\d+;url=[^"]+id_token_hint=/);
      expect(await look(id)).toEqual({ verdict: 'refused', why });
      await choose({ ...changes, logsOut: false });
      expect((await browse((await begin()).url)).body).not.toContain('http-equiv');
    },
  );

  it.each<[string, string, Partial<TestProvider['scene']>, Partial<Settings>]>([
    ['otherTown', 'of another establishment', { person: { ...karim, siret: '13002526500013' } }, {}],
    ['otherTown', 'of no establishment', { person: { sub: 'x', email: karim.email } }, {}],
    ['nobody', 'whom the town does not know', { person: { ...karim, email: 'autre@fontbelle.example' } }, {}],
    ['weak', 'by one factor alone', {}, { asksSecondFactor: true }],
    ['denied', 'who refused', { refuses: true }, {}],
    ['clock', 'whose proof is of another time', { proofS: -600 }, {}],
    ['settings', 'told by somebody without its key', { told: 'forged' }, {}],
    ['settings', 'told without a signature', { told: 'plain' }, {}],
    [
      'several',
      'who is two agents',
      {},
      {
        known: [
          { agentId: 'ann', email: 'karim@fontbelle.example', sub: '' },
          { agentId: 'bob', email: '', sub: 'sub-karim' },
        ],
      },
    ],
    [
      'nobody',
      'with the address of an agent who is known by another identifier',
      {},
      { known: [{ agentId: 'ann', email: 'karim@fontbelle.example', sub: 'sub-of-before' }] },
    ],
  ])(
    'says « %s » of somebody %s, on the page and at the desk, and signs nobody in',
    async (why, _of, scene, changes) => {
      expect(await choose(changes)).toBe('written');
      Object.assign(provider.scene, scene);
      const { id, url } = await begin();
      const page = await browse(url);
      expect(page.body).toContain(providerText.refusals[why as keyof typeof providerText.refusals].slice(0, 30));
      expect(await look(id)).toEqual({ verdict: 'refused', why });
      const { persons } = (await boss.get('/v1/persons')).json<CallOutput<'persons'>>();
      expect(persons.find(({ agentId }) => agentId === 'ann')?.signIns).toEqual([]);
    },
  );

  it('asks for two factors by the claim of the level, and takes the levels that have them', async () => {
    await choose({ asksSecondFactor: true });
    provider.scene.acr = 'eidas2';
    const { url } = await begin();
    expect(JSON.parse(new URL(url).searchParams.get('claims') ?? '')).toMatchObject({
      id_token: { acr: { essential: true, values: expect.arrayContaining(['eidas2']) } },
    });
    expect(await signIn()).toMatchObject({ verdict: 'right', agentId: 'ann' });
  });

  it('is no session that the browser has from elsewhere, unless the machine is of one person: whoever sits down would be the one before', async () => {
    provider.scene.signedInAgoS = 3_600;
    const { id, url } = await begin();
    expect((await browse(url)).body).toContain('id_token_hint=');
    expect(await look(id)).toEqual({ verdict: 'refused', why: 'session' });
    await choose({ logsOut: false });
    expect(await signIn()).toMatchObject({ verdict: 'right', agentId: 'ann' });
  });

  it('is known by the identifier of the provider where the town wrote it, whatever the address', async () => {
    await choose({ known: [{ agentId: 'bob', email: '', sub: 'sub-karim' }] });
    expect(await signIn()).toMatchObject({ verdict: 'right', agentId: 'bob' });
  });

  it('is refused to whoever is shut out, and to whoever says that it is not them', async () => {
    const { id, url } = await begin();
    const page = await browse(url);
    expect((await respond(page.body, 'no')).body).toContain(providerText.page.refused);
    expect(await look(id)).toEqual({ verdict: 'refused', why: 'notMe' });
    await boss.post('/v1/persons/ann/settle', { act: 'shutOut' });
    expect(await signIn()).toEqual({ verdict: 'refused', why: 'shutOut' });
  });

  it('says that the provider is away, before and after the browser was there', async () => {
    const { id, url } = await begin();
    const { url: back } = await follow(url, `${ADDRESS}/`);
    provider.scene.isDown = true;
    const page = await server.app.inject({ method: 'GET', url: back.slice(ADDRESS.length) });
    expect(page.body).toContain(providerText.refusals.provider.slice(0, 30));
    expect(await look(id)).toEqual({ verdict: 'refused', why: 'provider' });
    await choose({}, 'another secret');
    expect((await desk.post('/v1/sign-in/provider', {})).json()).toEqual({ verdict: 'refused', why: 'provider' });
    provider.scene.isDown = false;
    const { id: again, url: wrong } = await begin();
    await browse(wrong);
    expect(await look(again)).toEqual({ verdict: 'refused', why: 'settings' });
  });

  it('is over at the desk too when this server stumbles while the browser is back', async () => {
    const { id, url } = await begin();
    const { url: back } = await follow(url, `${ADDRESS}/`);
    vi.spyOn(server.store, 'withSite').mockRejectedValueOnce(new Error('busy'));
    const page = await server.app.inject({ method: 'GET', url: back.slice(ADDRESS.length) });
    expect(page.statusCode).toBe(500);
    expect(await look(id)).toEqual({ verdict: 'refused', why: 'provider' });
  });

  it('is over after five minutes, when it was given up, or when another one began; a page is good once', async () => {
    const first = await begin();
    const second = await begin();
    expect(await look(first.id)).toEqual({ verdict: 'gone' });
    expect((await browse(first.url)).statusCode).toBe(404);
    const page = await browse(second.url);
    const key = keyOf(page.body);
    expect(key).not.toBe('');
    await respond(page.body);
    expect((await respond(page.body)).statusCode).toBe(404);
    const third = await begin();
    expect(await look(third.id, desk, 'drop')).toEqual({ verdict: 'gone' });
    expect((await browse(third.url)).statusCode).toBe(404);
    const fourth = await begin();
    const late = await browse(fourth.url);
    server.time.nowMs += 300_001;
    expect((await respond(late.body)).statusCode).toBe(404);
    expect(await look(fourth.id)).toEqual({ verdict: 'gone' });
  });

  it('tells no page and no state of anybody else', async () => {
    for (const query of ['', 'state=', 'state=x&code=y', 'code=y'])
      expect((await server.app.inject({ method: 'GET', url: `/sso/callback?${query}` })).statusCode).toBe(404);
    expect(
      (await server.app.inject({ method: 'POST', url: '/sso/answer', payload: {} })).statusCode,
    ).toBeGreaterThanOrEqual(400);
  });

  it('is begun sixty times an hour by a desk and those that it invited', async () => {
    const replies: string[] = [];
    for (let times = 0; times < 61; times += 1)
      replies.push((await desk.post('/v1/sign-in/provider', {})).json().verdict);
    expect(replies.filter((verdict) => verdict === 'begun')).toHaveLength(60);
    expect(replies.at(-1)).toBe('wait');
  });

  it('gives a role by a claim where the town wishes it, never takes that of an administrator, and gives it by a further word alone', async () => {
    const roleOf = async (id: string): Promise<unknown> =>
      server.store.withSite(SITE, async (site) => {
        const row = (await site.read('reference', [id])).get(id) as { body?: { role?: unknown } } | undefined;
        return row?.body?.role;
      });
    const as = async (roles: readonly string[], changes: Partial<Settings>): Promise<void> => {
      provider.scene.person = { ...karim, roles };
      await choose(changes);
      expect(await signIn()).toMatchObject({ verdict: 'right' });
    };
    await as(['supervisor'], {});
    expect(await roleOf('ann')).toBe('counter');
    await as(['supervisor', 'something'], { roleClaim: 'roles' });
    expect(await roleOf('ann')).toBe('supervisor');
    await as(['admin'], { roleClaim: 'roles' });
    expect(await roleOf('ann')).toBe('supervisor');
    await as(['reception', 'counter'], { roleClaim: 'roles' });
    expect(await roleOf('ann')).toBe('supervisor');
    await as(['admin'], { roleClaim: 'roles', mayRaise: true });
    expect(await roleOf('ann')).toBe('admin');
    await as(['counter'], { roleClaim: 'roles', mayRaise: true });
    expect(await roleOf('ann')).toBe('admin');
    expect((await journal()).filter(({ subject }) => subject === 'signInProviderRole ann')).toHaveLength(2);
  });
});

describe('a sign-in by another provider', () => {
  const plain = { profile: 'openId', siret: '' } as const;
  beforeEach(() => open(false));

  it('sends a proof of the code with it, and takes a verified address alone', async () => {
    expect(await choose(plain)).toBe('written');
    expect(await signIn()).toMatchObject({ verdict: 'right', agentId: 'ann' });
    const [begun] = provider.begun;
    expect(begun?.searchParams.get('code_challenge_method')).toBe('S256');
    expect([begun?.searchParams.get('prompt'), begun?.searchParams.get('max_age')]).toEqual(['login', '0']);
    // Somebody at the desk takes that out of the address.
    const { id, url } = await begin();
    const changed = new URL(url);
    for (const name of ['prompt', 'max_age']) changed.searchParams.delete(name);
    await browse(changed.href);
    expect(await look(id)).toEqual({ verdict: 'refused', why: 'session' });
    provider.scene.person = { ...karim, sub: 'other', email_verified: false };
    expect(await signIn()).toEqual({ verdict: 'refused', why: 'unverified' });
  });
});

describe('the settings of the provider', () => {
  beforeEach(() => open(true));

  it('are off at first, told to desks as a word alone, and to administrators without the secret', async () => {
    expect((await desk.get('/v1/sign-in/means')).json()).toEqual({ provider: null });
    expect((await desk.post('/v1/sign-in/provider', {})).json()).toEqual({ verdict: 'off' });
    expect(await choose()).toBe('written');
    expect((await desk.get('/v1/sign-in/means')).json()).toEqual({ provider: 'proConnect' });
    expect((await desk.get('/v1/sign-in/provider')).statusCode).toBe(403);
    const told = await boss.get('/v1/sign-in/provider');
    expect(told.json().settings).toEqual(settingsWith());
    expect(told.body).not.toContain(CLIENT.secret);
    expect(await choose({ logsOut: false }, '')).toBe('written');
    expect(await signIn()).toMatchObject({ verdict: 'right' });
    await boss.post('/v1/sign-in/provider-choice', { agentId: 'max', settings: null, secret: '' });
    expect((await desk.get('/v1/sign-in/means')).json()).toEqual({ provider: null });
    expect(await choose({}, '')).toBe('noSecret');
  });

  it('are chosen by an administrator who has signed in at the device, in their own name', async () => {
    const asked = { settings: null, secret: '' };
    expect((await desk.post('/v1/sign-in/provider-choice', { ...asked, agentId: 'max' })).statusCode).toBe(403);
    expect((await boss.post('/v1/sign-in/provider-choice', { ...asked, agentId: 'bob' })).statusCode).toBe(403);
  });

  it('forget whoever is no agent any more: their address may be that of somebody else by now', async () => {
    const known = [
      { agentId: 'gone', email: 'karim@fontbelle.example', sub: '' },
      { agentId: 'ann', email: 'karim@fontbelle.example', sub: '' },
    ];
    expect(await choose({ known })).toBe('written');
    expect((await boss.get('/v1/sign-in/provider')).json().settings.known).toEqual(known.slice(1));
    expect(await signIn()).toMatchObject({ verdict: 'right', agentId: 'ann' });
  });

  it('take no identifier of one provider for that of another', async () => {
    const known = [
      { agentId: 'ann', email: 'karim@fontbelle.example', sub: 'sub-karim' },
      { agentId: 'bob', email: '', sub: 'sub-bob' },
    ];
    const issuer = 'https://auth.example';
    const stored = async () => (await boss.get('/v1/sign-in/provider')).json().settings.known;
    expect(await choose({ known })).toBe('written');
    expect(await choose({ known, issuer })).toBe('written');
    expect(await stored()).toEqual([{ agentId: 'ann', email: 'karim@fontbelle.example', sub: '' }]);
    // Written again, it is one of this provider.
    expect(await choose({ known, issuer })).toBe('written');
    expect(await stored()).toEqual(known);
  });

  it('send the secret of before to no other address, and no name twice', async () => {
    expect(await choose()).toBe('written');
    expect(await choose({ issuer: 'http://127.0.0.1:1/' }, '')).toBe('noSecret');
    expect(await choose({ siret: '' })).toBe('noSiret');
    for (const address of [
      'http://guichet.fontbelle.example',
      'https://x.example/path',
      'ftp://x',
      'x',
      'https://a:b@x.example',
    ])
      expect(await choose({ address })).toBe('badAddress');
    for (const issuer of ['http://auth.example', 'file:///etc/passwd', 'https://a:b@auth.example', 'nothing'])
      expect(await choose({ issuer })).toBe('badIssuer');
    const twice = (one: object, other: object) =>
      choose({
        known: [
          { agentId: 'ann', email: '', sub: '', ...one },
          { agentId: 'bob', email: '', sub: '', ...other },
        ],
      });
    expect(await twice({ email: 'a@b.example' }, { email: 'A@b.example ' })).toBe('twice');
    expect(await twice({ sub: 'a' }, { sub: 'a' })).toBe('twice');
    expect(await twice({}, { agentId: 'ann' })).toBe('twice');
  });
});
