import type { Session } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepToServer } from './keep-to-server';

type Verify = NonNullable<Parameters<Session['setCertificateVerifyProc']>[0]>;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The pages of a station whose server is `mairie.example`, and who was asked about which certificate. */
const pages = (baseUrl: string | null = 'https://mairie.example:4747') => {
  let verify: Verify = () => undefined;
  const proxies: unknown[] = [];
  const asked: string[] = [];
  const answered: string[] = [];
  const trusted = new Set<string>();
  const session = {
    setProxy: (config: unknown) => Promise.resolve(void proxies.push(config)),
    setCertificateVerifyProc: (proc: Verify) => void (verify = proc),
  } as unknown as Session;
  const accepts = async (_baseUrl: string, certificate: string): Promise<boolean> => {
    asked.push(certificate);
    if (certificate === 'broken') throw new Error('no answer');
    return trusted.has(certificate);
  };
  keepToServer(session, { origin: () => baseUrl, line: { accepts } as never });
  const meet = (connection: string, certificate = 'pem', hostname = 'mairie.example'): void =>
    verify({ hostname, certificate: { fingerprint: certificate, data: certificate } } as never, (result) =>
      answered.push(`${connection} ${result}`),
    );
  return { meet, asked, answered, trusted, proxies };
};
const after = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('a page goes on at once with the server that is trusted, and through no proxy', async () => {
  const { meet, trusted, answered, proxies } = pages();
  trusted.add('pem');
  meet('a');
  await after(0);
  expect([answered, proxies]).toEqual([['a 0'], [{ mode: 'direct' }]]);
});

test('pages wait for a server that is not trusted, asked about once for all of them, and go on together', async () => {
  const { meet, trusted, asked, answered } = pages();
  meet('a');
  await after(1_000);
  meet('b');
  await after(3_999);
  expect([asked, answered]).toEqual([['pem'], []]);
  await after(1);
  expect(asked).toEqual(['pem', 'pem']);
  trusted.add('pem');
  await after(5_000);
  expect([asked.length, answered]).toEqual([3, ['a 0', 'b 0']]);
  await after(60_000);
  expect([asked.length, answered.length]).toEqual([3, 2]);
});

test('each certificate waits for itself', async () => {
  const { meet, trusted, answered } = pages();
  trusted.add('pem');
  meet('a', 'other');
  meet('b', 'broken');
  meet('c');
  await after(20_000);
  expect(answered).toEqual(['c 0']);
});

test('nobody is asked about another host, or where the server is on this machine', async () => {
  const [member, hub, none] = [pages(), pages('http://127.0.0.1:4747'), pages(null)];
  for (const { trusted } of [member, hub, none]) trusted.add('pem');
  member.meet('a', 'pem', 'elsewhere.example');
  hub.meet('a', 'pem', '127.0.0.1');
  none.meet('a');
  await after(60_000);
  for (const { asked, answered } of [member, hub, none]) expect([asked, answered]).toEqual([[], []]);
});

test('waiting ends when Chromium has given up, whatever the clock is set to meanwhile, and the next connection asks anew', async () => {
  const { meet, trusted, asked, answered } = pages();
  meet('a');
  await after(10_000);
  vi.setSystemTime(Date.now() - 3_600_000);
  await after(60_000);
  const looks = asked.length;
  expect(looks).toBeLessThan(12);
  await after(60_000);
  expect(asked).toHaveLength(looks);
  trusted.add('pem');
  meet('b');
  await after(0);
  expect(answered).toEqual(['b 0']);
});
