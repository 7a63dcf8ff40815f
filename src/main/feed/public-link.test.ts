import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Publication } from '#shared/domain/publication/publication';
import { createFeedStore } from './feed-store';
import { pokedCollection } from './open-stream';
import { noLine } from './testing/no-line';
import { createPublicLink, type PublicLink } from './public-link';

const publication: Publication = {
  site: { name: 'Mairie', commune: '', accent: '', zone: 'Europe/Paris' },
  clockOffsetMs: 0,
  asOf: '2026-11-23T08:00:00.000Z',
  day: '2026-11-23',
  calls: [],
  waits: [],
  messages: ['un'],
  hours: '',
  closure: null,
  voice: false,
  kiosk: null,
};

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** A server on a port of its own, and a link to it whose first token is `old`, the next one `new`. */
const meet = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let token = 'old';
  const store = createFeedStore();
  const link: PublicLink = createPublicLink({
    connection: () => ({ baseUrl, token, deviceId: '', siteId: '', series: '' }),
    line: noLine,
    renewToken: () => {
      token = 'new';
      return Promise.resolve(token);
    },
    store,
  });
  opened.push(
    () => link.stop(),
    () => {
      server.closeAllConnections();
      server.close();
    },
  );
  return { link, store };
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

describe('pokedCollection', () => {
  it('reads pokes and nothing else', () => {
    const poke = { collection: 'publication', scope: 'site', seq: 3 };
    expect(pokedCollection(`data: ${JSON.stringify(poke)}`)).toBe('publication');
    for (const line of [': alive', '', 'retry: 2000', 'data: {', 'data: {"collection":1}']) {
      expect(pokedCollection(line)).toBe('');
    }
  });
});

describe('createPublicLink', () => {
  it('follows the publication, poke by poke', async () => {
    let poke = (): void => undefined;
    let message = 'un';
    const { link } = await meet((request, response) => {
      if (request.url === '/v1/publication') return json(response, 200, { ...publication, messages: [message] });
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('retry: 2000\n: open\n\n');
      // In two pieces, as a network may cut it.
      poke = () => {
        response.write('data: {"collection":"publica');
        setTimeout(() => response.write('tion","scope":"site","seq":1}\n\n'), 20);
      };
    });
    const heard: string[] = [];
    link.onPublication(({ messages }) => heard.push(messages[0] ?? ''));
    link.start();
    await vi.waitFor(() => expect(link.publication()?.messages).toEqual(['un']));
    message = 'deux';
    poke();
    await vi.waitFor(() => expect(heard.at(-1)).toBe('deux'));
  });

  it('posts with its token, and with a fresh one where the old is refused', async () => {
    const seen: string[] = [];
    const { link } = await meet((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push(`${request.headers.authorization ?? ''} ${body}`);
        json(response, request.headers.authorization === 'Bearer new' ? 200 : 401, { undone: true });
      });
    });
    expect(await link.calls.kioskUndo({ key: 'k' })).toEqual({ ok: true, value: { undone: true } });
    expect(seen).toEqual(['Bearer old {"key":"k"}', 'Bearer new {"key":"k"}']);
  });

  it('is out of reach where no whole answer comes in time', async () => {
    const { link } = await meet((request, response) => {
      if (request.url === '/v1/kiosk/undo') {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"undone"');
        setTimeout(() => response.destroy(), 20);
      }
    });
    const unreachable = { ok: false, reason: { code: 'unreachable', status: 0 } };
    expect(await link.calls.kioskHelp({ key: 'k' }, { patienceMs: 200 })).toEqual(unreachable);
    expect(await link.calls.kioskUndo({ key: 'k' })).toEqual(unreachable);
  });
});
