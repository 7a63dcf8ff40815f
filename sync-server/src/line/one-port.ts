import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';

import { HEADERS_WITHIN_MS, REQUEST_WITHIN_MS, SILENT_CONNECTION_MS } from '../bounds';

/** A TLS connection begins with a record of this type; no request of HTTP begins with this byte. */
const TLS_HANDSHAKE = 0x16;

const timed = <One extends Server>(server: One): One => {
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
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
 * One server that answers TLS and plain HTTP on one port, by the first byte of each connection, so that an address stays the same whichever is spoken. Who may speak
 * plainly is judged by the call.
 */
export const onePort = (identity: { readonly key: string; readonly cert: string }, answer: RequestListener): Server => {
  const plain = timed(createServer(answer));
  const { key, cert } = identity;
  const secure = timed(createSecureServer({ key, cert, handshakeTimeout: HEADERS_WITHIN_MS }, answer));
  // Every connection, also those that neither server knows yet: they said nothing, or are in the middle of a handshake.
  const open = new Set<Socket>();
  // Both servers take over connections that are handed to them; only `plain` listens.
  const takePlain = plain.listeners('connection');
  plain.removeAllListeners('connection');
  plain.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    firstByte(socket, (byte) => {
      if (byte !== TLS_HANDSHAKE) {
        for (const take of takePlain) take.call(plain, socket);
        return;
      }
      // Half a connection is of use to HTTP alone: a handshake would wait for its other half.
      socket.allowHalfOpen = false;
      secure.emit('connection', socket);
    });
  });
  secure.on('clientError', (error, socket) => plain.emit('clientError', error, socket));
  const closeIdle = plain.closeIdleConnections.bind(plain);
  plain.closeIdleConnections = () => {
    closeIdle();
    secure.closeIdleConnections();
  };
  plain.closeAllConnections = () => {
    for (const socket of open) socket.destroy();
  };
  return plain;
};
