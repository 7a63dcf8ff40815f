import { lookup as lookUpName, type LookupAddress, type LookupAllOptions } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

import { isThisMachine } from '#shared/lib/is-this-machine';

import { urlOf } from '../lib/url-of';

/** Bytes of an answer of a provider, and milliseconds for it: its keys and a person are some KB. */
export const MOST_PROVIDER_BYTES = 512 * 1024;
export const PROVIDER_WITHIN_MS = 8_000;

/** Addresses that lead to no machine of the internet: this one, the network of the town hall, those of whoever runs the machine. */
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  // This machine, then four ways to write an address of IPv4.
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** Whether an address of the internet protocol is one of the inside; of IPv4 in the clothes of IPv6 too. */
export const isInside = (address: string): boolean => {
  const family = isIP(address);
  return family === 0 || inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
};

/** A call was not made, because of where it would have gone. */
export class ForbiddenAddress extends Error {}

/** The name of a host as an address is written, without the brackets of IPv6. */
const bareHost = (host: string): string => host.replace(/^\[|\]$/g, '');

/**
 * Whether the server may call an address at all: https, without a name and a password in it, and no address of the inside. With `mayBeInside`, which whoever runs the server allows, those too,
 * and plain http on the machine itself. A name is judged once it is looked up, see `guardedFetch`.
 */
export const mayCall = (text: string, mayBeInside: boolean): boolean => {
  const url = urlOf(text);
  if (!url || url.username !== '' || url.password !== '') return false;
  const host = bareHost(url.hostname);
  if (url.protocol === 'http:') return mayBeInside && isThisMachine(host);
  if (url.protocol !== 'https:') return false;
  return mayBeInside || (host !== 'localhost' && !host.endsWith('.localhost') && !(isIP(host) > 0 && isInside(host)));
};

type LookUp = (
  name: string,
  options: LookupAllOptions,
  done: (error: Error | null, found: LookupAddress[]) => void,
) => void;

/** Looks a name up and keeps to addresses of the outside: the one that is judged is the one that is called, whatever the name leads to a moment later. */
const outsideAlone =
  (lookUp: LookUp): LookupFunction =>
  (name, options, done) => {
    lookUp(name, { ...options, all: true }, (error, found) => {
      const outside = error ? [] : found.filter(({ address }) => !isInside(address));
      const [first] = outside;
      if (error) done(error, '', 0);
      else if (!first) done(new ForbiddenAddress('a name that leads inside'), '', 0);
      else if (options.all) done(null, outside);
      else done(null, first.address, first.family);
    });
  };

type Asked = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null;
};

const textOfBody = (body: unknown): string | undefined =>
  typeof body === 'string' ? body : body instanceof URLSearchParams ? body.toString() : undefined;

/** A call over HTTP that goes where `mayCall` says and nowhere else, follows nothing, and reads a bounded answer. */
export const guardedFetch =
  (mayBeInside: boolean, lookUp: LookUp = lookUpName) =>
  (address: string, { method = 'GET', headers = {}, body, signal }: Asked = {}): Promise<Response> => {
    if (!mayCall(address, mayBeInside))
      return Promise.reject(new ForbiddenAddress('an address that may not be called'));
    const { request } = address.startsWith('https:') ? https : http;
    return new Promise((resolve, reject) => {
      const sent = textOfBody(body);
      const call = request(
        address,
        {
          method,
          headers: { ...headers, ...(sent === undefined ? {} : { 'content-length': Buffer.byteLength(sent) }) },
          timeout: PROVIDER_WITHIN_MS,
          ...(mayBeInside ? {} : { lookup: outsideAlone(lookUp) }),
          ...(signal ? { signal } : {}),
        },
        (answer) => {
          const parts: Buffer[] = [];
          let bytes = 0;
          answer.on('data', (part: Buffer) => {
            bytes += part.length;
            if (bytes > MOST_PROVIDER_BYTES) call.destroy(new Error('the answer is too large'));
            else parts.push(part);
          });
          answer.on('error', reject);
          answer.on('end', () => {
            const status = answer.statusCode ?? 0;
            if (status < 200) return reject(new Error('no answer of HTTP'));
            const type = answer.headers['content-type'];
            const isEmpty = status === 204 || status === 304;
            return resolve(
              new Response(isEmpty ? null : Buffer.concat(parts), {
                status,
                headers: type === undefined ? {} : { 'content-type': type },
              }),
            );
          });
        },
      );
      call.on('timeout', () => call.destroy(new Error('no answer in time')));
      call.on('error', reject);
      call.end(sent);
    });
  };
