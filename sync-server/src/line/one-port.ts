import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import { HEADERS_WITHIN_MS, REQUEST_WITHIN_MS, SILENT_CONNECTION_MS } from '../bounds';

/** A TLS connection begins with a record of this type; no request of HTTP begins with this byte. */
const TLS_HANDSHAKE = 0x16;
/** A desk asks again within its poll of 30 s: a new handshake each time would cost both sides. */
const KEPT_FOR_MS = 72_000;
/** Node looks for heads and requests that are late each 30 s by itself: a head could take three times what it may. */
const LATE_LOOKED_FOR_EVERY_MS = 1_000;

/** A plain HTTP server with the times that our servers give. fastify does not set its own where a server is handed to it. */
export const plainServer = (answer: RequestListener): Server => {
  const times = {
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    keepAliveTimeout: KEPT_FOR_MS,
    connectionsCheckingInterval: LATE_LOOKED_FOR_EVERY_MS,
  };
  const server = createServer(times, answer);
  server.setTimeout(SILENT_CONNECTION_MS);
  return server;
};

/** Tells the first byte of a connection, and puts it back. A connection that says nothing is closed. */
const firstByte = (socket: Socket, tell: (byte: number) => void): void => {
  const close = (): void => void socket.destroy();
  socket.on('error', close);
  socket.setTimeout(HEADERS_WITHIN_MS, close);
  socket.once('readable', () => {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) return close();
    socket.setTimeout(0);
    socket.off('timeout', close);
    socket.off('error', close);
    socket.unshift(chunk);
    tell(chunk[0] ?? 0);
  });
};

/**
 * One HTTP server that is reached plainly and by TLS on one port, by the first byte of each connection, so that an address stays the same whichever is spoken. Who may speak
 * plainly is judged by the call.
 */
export const onePort = (
  { key, cert }: { readonly key: string; readonly cert: string },
  answer: RequestListener,
): Server => {
  const server = plainServer(answer);
  // What Node's own HTTP does with a connection, plain or not.
  const takers = server.listeners('connection');
  const take = (socket: Socket): void => {
    for (const taker of takers) taker.call(server, socket);
  };
  const tls = createTlsServer({ key, cert, ALPNProtocols: ['http/1.1'], handshakeTimeout: HEADERS_WITHIN_MS }, take);
  tls.on('tlsClientError', (_error, socket) => socket.destroy());
  // Every connection, also those that HTTP does not know yet: they said nothing, or are in the middle of a handshake.
  const open = new Set<Socket>();
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    firstByte(socket, (byte) => {
      if (byte !== TLS_HANDSHAKE) return take(socket);
      // Half a connection is of use to HTTP alone: a handshake would wait for its other half.
      socket.allowHalfOpen = false;
      tls.emit('connection', socket);
    });
  });
  server.closeAllConnections = () => {
    for (const socket of open) socket.destroy();
  };
  return server;
};
