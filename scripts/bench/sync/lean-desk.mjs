// A desk that speaks the protocol and keeps nothing: what it does when its server is back, without the cost of a store of its own.
import { Agent, request } from 'node:http';

/** The same tries as a desk makes (src/renderer/sync/backoff.ts). */
const backoffMs = (failures) => Math.min(30_000, 500 * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2);
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const patienceMs = 20_000;
const digestsAtOnce = 2_000;
export const collectionNames = ['citizens', 'appointments', 'tickets', 'requests', 'deskSessions', 'reference'];

/** The checkpoint of a page, from the text of the page or its end. */
export const checkpointIn = (text) => JSON.parse(/"checkpoint":(\{[^{}]*\}),"hasMore"/.exec(text)[1]);

/** Bytes of an answer: parsed only by who wants to know what is in it, because 500 desks share the machine with the server. */
export class LeanDesk {
  constructor({ address, token, sockets = 3, from }) {
    this.address = address;
    this.headers = { authorization: `Bearer ${token}` };
    this.agent = new Agent({ keepAlive: true, maxSockets: sockets, ...(from ? { localAddress: from } : {}) });
    this.from = from;
    this.checkpoints = new Map();
    this.refused = 0;
  }

  /** `{ status, text, retryAfterMs }`; status 0 = no answer in time. */
  send(method, path, body, withinMs = patienceMs) {
    return new Promise((resolve) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = text === undefined ? this.headers : { ...this.headers, 'content-type': 'application/json' };
      const sent = request(this.address + path, { method, agent: this.agent, headers }, (reply) => {
        const parts = [];
        reply.on('data', (part) => parts.push(part));
        reply.on('error', () => resolve({ status: 0 }));
        reply.on('end', () => {
          clearTimeout(timer);
          const retryAfterMs = Number(reply.headers['retry-after'] ?? 0) * 1_000;
          resolve({ status: reply.statusCode, bytes: Buffer.concat(parts), retryAfterMs });
        });
      });
      const timer = setTimeout(() => {
        sent.destroy();
        resolve({ status: 0 });
      }, withinMs);
      sent.on('error', () => {
        clearTimeout(timer);
        resolve({ status: 0 });
      });
      sent.end(text);
    });
  }

  /** Asks until the server answers, with the waits of a desk; counts the refusals of a server that was there. */
  async persist(method, path, body) {
    for (let failures = 0; ; failures += 1) {
      const reply = await this.send(method, path, body);
      if (reply.status === 200) return reply.bytes;
      if (reply.status >= 400 && reply.status < 500 && reply.status !== 429)
        throw new Error(`${path}: ${reply.status} ${reply.bytes}`);
      if (reply.status !== 0) this.refused += 1;
      // A desk comes back some time after it was asked to, never before.
      await sleep(Math.max(backoffMs(failures), (reply.retryAfterMs ?? 0) * (1 + Math.random())));
    }
  }

  async head() {
    const { epoch, siteId, seq } = JSON.parse(await this.persist('GET', '/v1/head'));
    this.epoch = epoch;
    this.siteId = siteId;
    return seq;
  }

  /** Where a desk stands that has read a collection up to a number. */
  checkpointAt(seq) {
    return { epoch: this.epoch, scope: this.siteId, seq };
  }

  /** Pulls what came since the checkpoint of a collection, to the end. */
  async pull(collection) {
    for (let more = true; more;) {
      const since = this.checkpoints.get(collection) ?? this.checkpointAt(0);
      const bytes = await this.persist('POST', '/v1/pull', { collection, since, limit: 1_000, schemaVersion: 1 });
      const tail = bytes.subarray(-300).toString();
      this.checkpoints.set(collection, checkpointIn(tail));
      more = tail.endsWith('"hasMore":true}');
    }
  }

  /** Compares a collection: `fromDay` is the begin of the window. */
  async compare(collection, fromDay) {
    for (let after = '', more = true; more;) {
      const asked = { collection, epoch: this.epoch, schemaVersion: 1, after, fromDay, limit: digestsAtOnce };
      const bytes = await this.persist('POST', '/v1/digest', asked);
      const tail = bytes.subarray(-200).toString();
      more = tail.endsWith('"hasMore":true}');
      after = /.*\["([^"]+)","/.exec(tail)?.[1] ?? after;
    }
  }

  /** A stream of pokes: resolves when it is open; `ended` is called once when it breaks. */
  listen(heard, ended) {
    return new Promise((resolve) => {
      const options = { headers: this.headers, agent: false, ...(this.from ? { localAddress: this.from } : {}) };
      const sent = request(`${this.address}/v1/stream`, options, (reply) => {
        resolve(reply.statusCode === 200);
        reply.on('data', (part) => heard(part));
        reply.on('error', () => undefined);
        reply.on('close', ended);
      });
      this.closeStream = () => sent.destroy();
      sent.on('error', () => resolve(false));
      sent.end();
    });
  }

  async openStream(heard = () => undefined, ended = () => undefined) {
    for (let failures = 0; !(await this.listen(heard, ended)); failures += 1) await sleep(backoffMs(failures));
  }

  /** All that a desk does when its server is back: until then it has stale copies. */
  async comeBack(fromDay) {
    await this.openStream();
    await this.head();
    await Promise.all(collectionNames.map((name) => this.pull(name)));
    for (const name of collectionNames) await this.compare(name, fromDay);
  }

  close() {
    this.closeStream?.();
    this.agent.destroy();
  }
}

/** Callers share few addresses of the loopback, on Linux: one address has a bound of connections. */
export const addressOf = (index) => (process.platform === 'linux' ? `127.0.2.${1 + (index % 100)}` : undefined);
