// Plain HTTP for the parts of the bench without a replicated client: counters and streams.
import { Agent, request } from 'node:http';
import { connect } from 'node:net';

/** A caller with `sockets` lines that stay open; `call` gives `{ status, body }`. */
export function caller(address, headers, sockets) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const call = (method, path, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const typed = text === undefined ? headers : { ...headers, 'content-type': 'application/json' };
      const sent = request(address + path, { method, agent, headers: typed }, (reply) => {
        let answer = '';
        reply.setEncoding('utf8');
        reply.on('data', (part) => (answer += part));
        reply.on('end', () => resolve({ status: reply.statusCode, body: answer === '' ? null : JSON.parse(answer) }));
      });
      sent.on('error', reject);
      sent.end(text);
    });
  return { call, close: () => agent.destroy() };
}

/** Opens an endless answer; `heard` gets each piece of it. Resolves once the first piece is there, with what ends it. */
export function openStream(url, headers, heard) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent: false }, (reply) => {
      if (reply.statusCode !== 200) reject(new Error(`${url}: ${reply.statusCode}`));
      reply.setEncoding('utf8');
      const close = () => sent.destroy();
      resolve(close);
      reply.on('data', heard);
      reply.on('error', () => undefined);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/**
 * One line that stays open and is asked by bytes that are made once: a client that costs next to nothing beside the server. `ask` resolves with the
 * body of the answer, which must tell its length.
 */
export function bareLine(address, token) {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname).setNoDelay();
  let got = Buffer.alloc(0);
  let answered = () => undefined;
  socket.on('data', (part) => {
    got = got.length === 0 ? part : Buffer.concat([got, part]);
    const headEnd = got.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = got.subarray(0, headEnd).toString('latin1');
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (got.length < headEnd + 4 + length) return;
    const body = got.subarray(headEnd + 4, headEnd + 4 + length);
    got = Buffer.alloc(0);
    answered({ status: Number(head.slice(9, 12)), body });
  });
  const ask = (path, body) =>
    new Promise((resolve, reject) => {
      answered = ({ status, body: text }) =>
        status === 200 ? resolve(text) : reject(new Error(`${path}: ${status} ${text}`));
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
  return { ask, close: () => socket.destroy() };
}
