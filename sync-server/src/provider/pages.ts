import { z } from 'zod';

import { devicesText } from '#shared/i18n/fr/devices';
import type { ProviderRefusal } from '#shared/domain/rights/provider-refusals';
import { entryById } from '#shared/lib/entry-by-id';
import { providerText } from '#shared/i18n/provider/sign-in-text';

import type { ReferenceReader } from '../documents/load-facts';
import type { Needs } from '../needs';
import { markup, nothing, type Html } from '../ticket-page/html';
import type { Page, PageRequest, PageRoute } from '../wire/served';
import type { BegunSignIn } from './begun-sign-ins';
import { findAgent } from './find-agent';
import { readProvider } from './provider-note';
import { BACK_PATH, CALLBACK_PATH } from './relying-party';
import type { ProviderParts } from './sign-in-calls';

const text = providerText.page;

const ANSWER_PATH = '/sso/answer';
/** Long enough to be read before the browser goes on: that it is done, or why not. */
const GOES_ON_AFTER_S = 2;
const GOES_ON_AFTER_NO_S = 8;

/** The whole page around its news, with the stylesheet of the pages of tickets: no script, and no name of anybody in its address. */
const framed = (news: string, body: Html, { goesTo = '', afterS = 0, form = nothing } = {}): string =>
  markup`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
${goesTo === '' ? nothing : markup`<meta http-equiv="refresh" content="${afterS};url=${goesTo}">\n`}<title>${news} – ${text.title}</title>
<link rel="stylesheet" href="/t/style.css">
</head>
<body>
<header>${text.title}</header>
<main>
<section class="news" role="status"><h1 class="loud">${news}</h1>
${body}</section>
${form}</main>
</body>
</html>
`.html;

const said = (news: string, ...hints: readonly string[]): Page => ({
  status: 200,
  body: framed(news, markup`${hints.map((hint) => markup`<p>${hint}</p>`)}`),
});

/** The same, and the session at the provider ends, where the town wishes it: whoever comes next at this machine is somebody else. */
const ended = (logOutUrl: string, afterS: number, news: string, ...hints: readonly string[]): Page => {
  if (logOutUrl === '') return said(news, ...hints);
  const body = markup`${hints.map((hint) => markup`<p>${hint}</p>`)}<p class="small">${text.ending}</p>`;
  return { status: 200, body: framed(news, body, { goesTo: logOutUrl, afterS }) };
};

const gone = (): Page => ({ ...said(text.gone, text.goneHint), status: 404 });

type PageNeeds = Needs<'store' | 'newToken'> & {
  readonly provider: ProviderParts;
  readonly referenceOf: ReferenceReader;
};

const question = (name: string, { deviceName }: BegunSignIn, key: string): Page => ({
  status: 200,
  body: framed(text.ask(name), markup`<p>${text.desk(devicesText.name(deviceName))}</p>`, {
    form: markup`<form method="post" action="${ANSWER_PATH}">
<input type="hidden" name="key" value="${key}">
<p><button name="answer" value="yes">${text.yes}</button></p>
<p><button name="answer" value="no">${text.no}</button></p>
<p class="small">${text.askHint}</p>
</form>
`,
  }),
});

/** The browser is back from the provider: who is it? They are asked whether it is them, at that desk: a link that somebody else sent them would be of another one. */
const identified = async (needs: PageNeeds, one: BegunSignIn, query: string): Promise<Page> => {
  const { store, provider, referenceOf, newToken } = needs;
  const { begun, party } = provider;
  const refuse = (why: ProviderRefusal, logOutUrl = ''): Page => {
    begun.move(one, { at: 'refused', why });
    return ended(logOutUrl, GOES_ON_AFTER_NO_S, text.refused, providerText.refusals[why], text.backHint);
  };
  const note = await store.withSite(one.siteId, readProvider);
  if (!note) return refuse('settings');
  const identity = await party.identify(note, one.secrets, query);
  if (!identity.ok) return refuse(identity.reason.why, identity.reason.logOutUrl);
  const agents = (await store.withSite(one.siteId, referenceOf))?.agents ?? [];
  const found = findAgent(note.settings, agents, identity.value);
  if (!found.ok) return refuse(found.reason, identity.value.logOutUrl);
  const key = newToken();
  if (!begun.move(one, { at: 'question', key, agentId: found.value, identity: identity.value })) return gone();
  return question(entryById(agents, found.value)?.name ?? '', one, key);
};

const callback = async (needs: PageNeeds, { query }: PageRequest): Promise<Page> => {
  const { begun } = needs.provider;
  const one = begun.byState(new URLSearchParams(query).get('state') ?? '');
  // The same address a second time, as by « back » of the browser.
  if (one?.stage.at !== 'provider' || !begun.move(one, { at: 'back' })) return gone();
  try {
    return await identified(needs, one, query);
  } catch (error) {
    // The address is good once: the desk would wait for nothing.
    begun.move(one, { at: 'refused', why: 'provider' });
    throw error;
  }
};

const formSchema = z.object({ key: z.string().max(200), answer: z.enum(['yes', 'no']) });

/** What the person said. */
const answer = async ({ provider: { begun } }: PageNeeds, { form }: PageRequest): Promise<Page> => {
  const read = formSchema.safeParse(form);
  const one = read.success ? begun.byKey(read.data.key) : null;
  if (!read.success || one?.stage.at !== 'question') return gone();
  const { agentId, identity } = one.stage;
  const { logOutUrl } = identity;
  if (read.data.answer === 'yes') {
    begun.move(one, { at: 'proved', agentId, identity });
    return ended(logOutUrl, GOES_ON_AFTER_S, text.done, text.doneHint);
  }
  begun.move(one, { at: 'refused', why: 'notMe' });
  return ended(logOutUrl, GOES_ON_AFTER_NO_S, text.refused, providerText.refusals.notMe);
};

const page = { kind: 'page', mediaType: 'text/html', output: z.string().regex(/^<!doctype html>/) } as const;

/** What a browser sees of a sign-in by a provider: where it comes back to, its question, and where it ends. */
export const providerPages = (needs: PageNeeds): readonly PageRoute[] => [
  {
    ...page,
    method: 'GET',
    path: CALLBACK_PATH,
    summary:
      'Where a provider of identities leads a browser back to: asks the person whether it is them, at that desk.',
    show: (request) => callback(needs, request),
  },
  {
    ...page,
    method: 'POST',
    path: ANSWER_PATH,
    summary: 'What the person answered, from the form of the page.',
    show: (request) => answer(needs, request),
  },
  {
    ...page,
    method: 'GET',
    path: BACK_PATH,
    summary: 'Where a browser ends after its session at the provider: the person goes back to the desk.',
    show: async () => said(text.done, text.doneHint),
  },
];
