// Plain HTTP for the parts of the bench without a replicated client: counters and streams.
import { Agent, request } from 'node:http';

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
