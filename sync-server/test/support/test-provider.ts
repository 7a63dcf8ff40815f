import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a person is at the provider. */
export type TestIdentity = {
  readonly sub: string;
  readonly email: string;
  readonly email_verified?: boolean;
  readonly siret?: string;
  readonly roles?: readonly string[];
};

/** What goes on at the provider, which a test changes as it goes. */
export type Scene = {
  /** Who is there; `null` = a page asks by buttons with their addresses. */
  person: TestIdentity | null;
  people: readonly TestIdentity[];
  /** They refuse. */
  refuses: boolean;
  /** How sure it is of who they are. */
  acr: string;
  /** How the person is told: signed by it, signed by somebody else, or not at all. */
  told: 'signed' | 'forged' | 'plain';
  /** Seconds for which the proof of the person is good. */
  proofS: number;
  /** Seconds since they proved to it who they are, as where the browser has a session of before. */
  signedInAgoS: number;
  /** It answers nothing but 503. */
  isDown: boolean;
};

type Context = {
  path: string;
  query: Readonly<Record<string, string | undefined>>;
  req: http.IncomingMessage;
  res: http.ServerResponse;
  status: number;
  body: unknown;
  type: string;
  set: (name: string, value: string) => void;
};
type Interaction = { readonly uid: string; readonly prompt: { readonly name: string }; readonly params: object };
type Provider = {
  proxy: boolean;
  readonly callback: () => http.RequestListener;
  readonly use: (step: (context: Context, next: () => Promise<void>) => Promise<void>) => void;
  readonly interactionDetails: (req: http.IncomingMessage, res: http.ServerResponse) => Promise<Interaction>;
  readonly interactionFinished: (
    req: http.IncomingMessage,
    res: http.ServerResponse,
    result: object,
    options: object,
  ) => Promise<void>;
  readonly on: (event: string, hear: (...args: readonly unknown[]) => void) => void;
  readonly Grant: new (of: object) => { addOIDCScope: (scope: string) => void; save: () => Promise<string> };
};

/** All that ProConnect takes at its door; anything else is refused. */
const parametersOfProConnect: ReadonlySet<string> = new Set([
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'claims',
  'state',
  'nonce',
  'prompt',
  'idp_hint',
  'login_hint',
]);
const SHORTEST = 32;

/** The path of the door of ProConnect, in its API. */
const DOOR = '/api/v2/authorize';
const USERINFO = '/api/v2/userinfo';

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed text as somebody would make it who does not have the key of the provider. */
const forge = (key: KeyObject, kid: string, claims: object): string => {
  const head = `${base64url({ alg: 'RS256', typ: 'JWT', kid })}.${base64url(claims)}`;
  return `${head}.${sign('sha256', Buffer.from(head), key).toString('base64url')}`;
};

export type TestProviderOptions = {
  /** Addresses to which it leads back, and after its session has ended. */
  readonly address: string;
  /** It has the quirks of ProConnect; else it is one as others are. */
  readonly isPro: boolean;
};

export type TestProvider = {
  readonly issuer: string;
  readonly scene: Scene;
  /** The addresses at which a browser asked it to begin. */
  readonly begun: readonly URL[];
  readonly close: () => Promise<void>;
};

export const CLIENT = { id: 'guichet', secret: 'a secret between the two of them' } as const;

type Kept = { readonly uid?: string; readonly grantId?: string; consumed?: number };

/** What the provider keeps, for as long as the test runs. */
const adapterOf = (rows: Map<string, Kept>) =>
  class {
    readonly #name: string;
    constructor(name: string) {
      this.#name = name;
    }
    #key(id: string): string {
      return `${this.#name} ${id}`;
    }
    async upsert(id: string, row: Kept): Promise<void> {
      rows.set(this.#key(id), row);
    }
    async find(id: string): Promise<Kept | undefined> {
      return rows.get(this.#key(id));
    }
    async findByUid(uid: string): Promise<Kept | undefined> {
      return [...rows].find(([key, row]) => key.startsWith(this.#key('')) && row.uid === uid)?.[1];
    }
    async consume(id: string): Promise<void> {
      const row = rows.get(this.#key(id));
      if (row) row.consumed = 1;
    }
    async destroy(id: string): Promise<void> {
      rows.delete(this.#key(id));
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, row] of rows) if (row.grantId === grantId) rows.delete(key);
    }
  };

/** A certified provider of identities on this machine. */
export const openTestProvider = async ({ address, isPro }: TestProviderOptions): Promise<TestProvider> => {
  const { default: Maker, interactionPolicy } = (await import('oidc-provider')) as {
    readonly default: new (issuer: string, config: object) => Provider;
    readonly interactionPolicy: {
      readonly base: () => {
        readonly get: (prompt: string) => { readonly checks: { remove: (check: string) => void } };
      };
    };
  };
  const policy = interactionPolicy.base();
  // One that asks for no second factor although it was told to: the server has to look.
  for (const check of ['essential_acr', 'essential_acrs']) policy.get('login').checks.remove(check);
  const scene: Scene = {
    person: null,
    people: [],
    refuses: false,
    acr: 'eidas1',
    told: 'signed',
    proofS: 60,
    signedInAgoS: 0,
    isDown: false,
  };
  const begun: URL[] = [];
  const kid = 'the-key';
  const own = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
  const other = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
  let answer: http.RequestListener = (_req, res) => void res.writeHead(503).end();
  const server = http.createServer((req, res) => {
    if (scene.isDown) res.writeHead(503).end('away');
    else answer(req, res);
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = isPro ? `${origin}/api/v2` : origin;
  const byId = new Map<string, TestIdentity>();
  const provider = new Maker(issuer, {
    jwks: { keys: [{ ...own.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['a key of the tests alone'] },
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${address}/sso/callback`],
        post_logout_redirect_uris: [`${address}/sso/back`],
        token_endpoint_auth_method: 'client_secret_post',
        ...(isPro ? { userinfo_signed_response_alg: 'RS256', require_auth_time: true } : {}),
      },
    ],
    routes: isPro
      ? { authorization: '/authorize', token: '/token', userinfo: '/userinfo', end_session: '/session/end' }
      : {},
    scopes: ['openid', 'email', 'profile', 'given_name', 'usual_name', 'uid', 'siret', 'idp_id'],
    claims: {
      openid: ['sub', 'roles'],
      email: isPro ? ['email'] : ['email', 'email_verified'],
      siret: ['siret'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      uid: ['uid'],
      idp_id: ['idp_id'],
      profile: ['name'],
      acr: null,
    },
    acrValues: ['eidas1', 'eidas2', 'eidas3'],
    // ProConnect knows no such parameter.
    pkce: { required: () => !isPro },
    ttl: {
      AuthorizationCode: 30,
      AccessToken: 60,
      IdToken: () => scene.proofS,
      Grant: 600,
      Interaction: 600,
      Session: 600,
    },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // ProConnect asks nothing: the session ends.
        logoutSource: (context: Context, form: string) => {
          context.body = `<!doctype html>${form}<p>La session se termine…</p><button form="op.logoutForm" name="logout" value="yes" autofocus>Se déconnecter</button>`;
        },
      },
    },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({
        ...(byId.get(id) ?? { sub: id }),
        given_name: 'Karim',
        usual_name: 'B',
        uid: id,
        idp_id: 'idp',
      }),
    }),
    adapter: adapterOf(new Map()),
    interactions: { policy, url: (_context: unknown, { uid }: Interaction) => `/interaction/${uid}` },
  });
  provider.use(async (context, next) => {
    if (context.path === DOOR || context.path === '/authorize' || context.path === '/auth') {
      begun.push(new URL(context.req.url ?? '', origin));
      const { state = '', nonce = '' } = context.query;
      const unknown = Object.keys(context.query).some((name) => !parametersOfProConnect.has(name));
      if (isPro && (unknown || state.length < SHORTEST || nonce.length < SHORTEST)) {
        context.status = 400;
        context.body = 'Y000400';
        return;
      }
    }
    await next();
    if (
      context.status === 200 &&
      (context.path === USERINFO || context.path === '/userinfo' || context.path === '/me')
    ) {
      const [, claims = ''] = String(context.body).split('.');
      const told = claims === '' ? {} : (JSON.parse(Buffer.from(claims, 'base64url').toString()) as object);
      if (scene.told === 'forged') context.body = forge(other, kid, { ...told, email: 'yann@fontbelle.example' });
      if (scene.told === 'plain') {
        context.type = 'application/json';
        context.body = JSON.stringify(told);
      }
    }
  });
  const door = provider.callback();
  const finish = async (req: http.IncomingMessage, res: http.ServerResponse, who: TestIdentity): Promise<void> => {
    byId.set(who.sub, who);
    const grant = new provider.Grant({ accountId: who.sub, clientId: CLIENT.id });
    grant.addOIDCScope('openid email profile given_name usual_name uid siret idp_id');
    const grantId = await grant.save();
    await provider.interactionFinished(
      req,
      res,
      scene.refuses
        ? { error: 'access_denied' }
        : {
            login: { accountId: who.sub, acr: scene.acr, ts: Math.floor(Date.now() / 1_000) - scene.signedInAgoS },
            consent: { grantId },
          },
      { mergeWithLastSubmission: false },
    );
  };
  answer = (req, res) => {
    const url = new URL(req.url ?? '', origin);
    if (!url.pathname.startsWith('/interaction/')) {
      // It stands below the path of its issuer, as ProConnect does.
      if (isPro) req.url = (req.url ?? '').replace(/^\/api\/v2/, '') || '/';
      Object.assign(req, { originalUrl: url.pathname + url.search, baseUrl: isPro ? '/api/v2' : '' });
      door(req, res);
      return;
    }
    const chosen = scene.person ?? scene.people.find(({ sub }) => sub === url.searchParams.get('who'));
    if (chosen) {
      finish(req, res, chosen).catch(() => res.writeHead(500).end());
      return;
    }
    const links = scene.people.map(({ sub, email }) => `<p><a href="${url.pathname}?who=${sub}">${email}</a></p>`);
    res
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><h1>Fournisseur</h1>${links.join('')}`);
  };
  return {
    issuer,
    scene,
    begun,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** A browser without a screen: it keeps cookies, follows where it is led, and stops before an address that begins so. Gives that address, or the page where it stood. */
export const follow = async (
  from: string,
  stopAt: string,
  jar = new Map<string, string>(),
): Promise<{ readonly url: string; readonly page: string }> => {
  let url = from;
  for (let steps = 0; steps < 12; steps += 1) {
    if (url.startsWith(stopAt)) return { url, page: '' };
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of reply.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', ...value] = pair.split('=');
      jar.set(name, value.join('='));
    }
    const next = reply.headers.get('location');
    if (next === null) return { url, page: await reply.text() };
    url = new URL(next, url).href;
  }
  throw new Error('led in a circle');
};
