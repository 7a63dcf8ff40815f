import { connect } from 'node:net';

import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import { MOST_BODY_BYTES } from '#shared/sync/bounds';

import { soundEvent, type Sender } from './mutations';

const documents = 14;
const eventsEach = 14;
const signsEach = 6_000;
const mostRows = 2_000;

/** Rows of one push that is allowed, and weighs as much as it may: so many documents, each nearly as large as one device may make it. */
export const heavyRows = (sender: Sender): WireDocument[] =>
  Array.from({ length: documents }, (_, at) => {
    const id = `hostile-heavy-${at}`;
    const first = soundEvent('tickets', 'issued', `${id}-e0`, sender);
    const more = Array.from({ length: eventsEach }, (_event, index) => ({
      ...first,
      id: `${id}-e${index + 1}`,
      n: index + 2,
      type: 'ofTheFuture',
      more: 'x'.repeat(signsEach),
    }));
    return { ...foldTicket(id, sender.siteId, [first, ...more]), _deleted: false };
  });

/** As many rows as a push takes, each of nearly nothing: their answers would be those heavy documents, again and again. */
export const lightRows = (heavy: readonly WireDocument[]): WireDocument[] =>
  Array.from({ length: mostRows }, (_, at) => ({ ...heavy[at % heavy.length], events: [] }) as unknown as WireDocument);

/** As many ordinary tickets as a body takes. */
export const manyRows = (sender: Sender): WireDocument[] => {
  const rowOf = (at: number): WireDocument => {
    const id = `hostile-many-${at}`;
    return {
      ...foldTicket(id, sender.siteId, [soundEvent('tickets', 'issued', `${id}-e`, sender)]),
      _deleted: false,
    };
  };
  const each = JSON.stringify(rowOf(mostRows)).length + 1;
  return Array.from({ length: Math.min(mostRows, Math.floor((MOST_BODY_BYTES - 1_000) / each)) }, (_, at) => rowOf(at));
};

/** One row of nearly as many parts as a body may have, within its bytes. */
export const partsJson = (): string => `[{"id":"p","_deleted":false,"events":[${'{},'.repeat(95_000)}{}]}]`;

const unreadAtOnce = 24;
const unreadForMs = 8_000;

/** Asks for pages and never reads them. */
export const pullUnread = async ({ url, token }: { readonly url: string; readonly token: string }): Promise<void> => {
  const { port } = new URL(url);
  const body = JSON.stringify({ collection: 'tickets', since: null, limit: 5_000, schemaVersion: SCHEMA_VERSION });
  const head = `POST /v1/pull HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n`;
  const sockets = Array.from({ length: unreadAtOnce }, () => {
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`);
    return socket;
  });
  await new Promise((resolve) => setTimeout(resolve, unreadForMs));
  for (const socket of sockets) socket.destroy();
};
