import { beforeEach, expect, it } from 'vitest';
import { no, ok } from '#shared/lib/result';
import type { Answer } from '#shared/sync/wire/client';
import { createProviderSignIn, type ProviderSignInNeeds } from './provider-sign-in';

const away: Answer<never> = no({ code: 'unreachable', status: 0 });
const lifeMs = 72 * 60 * 60_000;

let opened: string[];
let lives: number[];
let acts: string[];
beforeEach(() => {
  [opened, lives, acts] = [[], [], []];
});

const station = (calls: Partial<ProviderSignInNeeds['calls']>, mayBeInside = false) =>
  createProviderSignIn({
    calls: {
      signInMeans: async () => away,
      beginProviderSignIn: async () => away,
      followProviderSignIn: async ({ act }) => {
        acts.push(act);
        return ok({ verdict: 'open' });
      },
      ...calls,
    },
    openBrowser: async (url) => {
      if (url.includes('broken')) throw new Error('no browser');
      opened.push(url);
    },
    mayBeInside,
    heard: (ms) => void lives.push(ms),
  });

const begun = (url: string) => ({
  beginProviderSignIn: async () => ok({ verdict: 'begun', id: 'one', url, lifeMs: 300_000 } as const),
});

it.each([
  'http://auth.example/',
  'http://127.0.0.1:1/',
  'file:///etc/passwd',
  'guichet://app/',
  'https://a:b@auth.example/',
  'https://auth.example/broken',
  'nothing',
])('gives up what no browser shows: %s', async (url) => {
  expect(await station(begun(url)).begin()).toMatchObject({ verdict: 'noBrowser' });
  expect([opened, acts]).toEqual([[], ['drop']]);
});

it('opens the browser at https, and at this machine where that is meant', async () => {
  const url = 'https://auth.example/authorize?state=x';
  expect(await station(begun(url)).begin()).toEqual({ verdict: 'begun', id: 'one', lifeMs: 300_000, why: null });
  await station(begun('http://127.0.0.1:1/'), true).begin();
  expect([opened, acts]).toEqual([[url, 'http://127.0.0.1:1/'], []]);
});

it('counts once the server says who it is', async () => {
  const right = { verdict: 'right', agentId: 'agent-aurore', until: '', lifeMs } as const;
  const follow = async (answer: Awaited<ReturnType<ProviderSignInNeeds['calls']['followProviderSignIn']>>) =>
    station({ followProviderSignIn: async () => answer }).follow({ id: 'one', act: 'look' });
  expect(await follow(ok({ verdict: 'open' }))).toMatchObject({ verdict: 'open' });
  expect(lives).toEqual([]);
  expect(await follow(ok(right))).toEqual({ verdict: 'right', agentId: 'agent-aurore', why: null });
  expect(lives).toEqual([lifeMs]);
  expect(await follow(ok({ verdict: 'refused', why: 'otherTown' }))).toMatchObject({ why: 'otherTown' });
  expect(await follow(away)).toMatchObject({ verdict: 'unreachable' });
});

it('is offered by no server of before, and says why it did not begin', async () => {
  const old = station({ signInMeans: async () => no({ code: 'notFound', status: 404 }) });
  expect(await old.means()).toEqual({ provider: null, isSaid: true });
  // Not heard yet, as after a start: it is asked again.
  expect(await station({}).means()).toEqual({ provider: null, isSaid: false });
  expect(await station({ signInMeans: async () => ok({ provider: 'proConnect' }) }).means()).toEqual({
    provider: 'proConnect',
    isSaid: true,
  });
  const begin = (answer: Awaited<ReturnType<ProviderSignInNeeds['calls']['beginProviderSignIn']>>) =>
    station({ beginProviderSignIn: async () => answer }).begin();
  expect(await begin(ok({ verdict: 'refused', why: 'provider' }))).toMatchObject({
    verdict: 'refused',
    why: 'provider',
  });
  expect(await begin(ok({ verdict: 'off' }))).toMatchObject({ verdict: 'off' });
  expect(await begin(ok({ verdict: 'wait', waitMs: 1 }))).toMatchObject({ verdict: 'wait' });
  expect(await begin(away)).toMatchObject({ verdict: 'unreachable' });
});
