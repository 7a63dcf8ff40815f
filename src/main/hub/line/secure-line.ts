import { X509Certificate } from 'node:crypto';
import { Agent } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import {
  connect,
  createSecureContext,
  getCACertificates,
  rootCertificates,
  type ConnectionOptions,
  type TLSSocket,
} from 'node:tls';

import { fingerprintOf } from '#server/line/mark';
import type { LineFault } from '#shared/ipc/contract';

/** How a server proves that it is the one. */
export type Trust = {
  /** The fingerprint of its key; `''` = its certificate is judged by name, date and authority; `FIRST` = the key that is met first is kept. */
  readonly pin: string;
  /** An authority of the town, PEM, on top of the known ones; `''` = none. */
  readonly authority: string;
};

/** The pin of a station that spoke plainly with its server before this version: it never saw a key. */
export const FIRST = 'first';

/** Trust in one server, and who hears how each meeting with it ended: `null` = it was the one, with the fingerprint that it showed. */
export type LineNeeds = {
  readonly trust: () => Trust;
  readonly told: (end: LineFault | 'unreachable' | null, fingerprint: string) => void;
};

/** The way to one server over TLS. Nothing is sent before the server has proved that it is the one. */
export type Line = {
  /** Connections that are kept for the next call. */
  readonly agent: Agent;
  /** A connection of its own, for a stream. */
  readonly agentOfOne: () => Agent;
  /** Whether a page may go on with the server that showed this certificate (PEM); `isKnown` = the browser found it good. */
  readonly accepts: (baseUrl: string, certificate: string, isKnown: boolean) => Promise<boolean>;
  /** Another server is meant from now on. */
  readonly forget: () => void;
};

const HANDSHAKE_WITHIN_MS = 10_000;

class OtherServer extends Error {
  readonly code = 'otherServer';
}

const faults: ReadonlyMap<string, LineFault> = new Map([
  ['otherServer', 'otherServer'],
  ['CERT_HAS_EXPIRED', 'wrongTime'],
  ['CERT_NOT_YET_VALID', 'wrongTime'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrongName'],
  ['EPROTO', 'plainServer'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'plainServer'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unknownAuthority'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'unknownAuthority'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknownAuthority'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'unknownAuthority'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknownAuthority'],
  ['CERT_UNTRUSTED', 'unknownAuthority'],
  ['CERT_SIGNATURE_FAILURE', 'unknownAuthority'],
  ['INVALID_CA', 'unknownAuthority'],
]);

/** What is wrong with the server that was met; `null` = none was met. */
export const faultOf = (error: unknown): LineFault | null => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return faults.get(code) ?? null;
};

/** Whether a text holds a certificate, PEM. */
export const isCertificate = (pem: string): boolean => {
  try {
    createSecureContext({ ca: pem });
    return new X509Certificate(pem).ca;
  } catch {
    return false;
  }
};

// Electron's Node has had the authorities of the system since Node 22.15.
const authorities = ({ authority }: Trust): string[] => [
  ...rootCertificates,
  ...(typeof getCACertificates === 'function' ? getCACertificates('system') : []),
  ...(authority === '' ? [] : [authority]),
];

/** A server that proved that it is the one. */
export type Met = { readonly socket: TLSSocket; readonly fingerprint: string };

/** Where a server is: host and port of an address. A name is told to the server by the handshake, a number is not. */
export const placeOf = (
  baseUrl: string,
): { readonly host: string; readonly port: number; readonly servername: string } => {
  const { hostname, port } = new URL(baseUrl);
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(port || 443), servername: isIP(host) > 0 ? '' : host };
};

/** Opens a connection, and hands it over once the server has proved that it is the one. */
export const dial = (options: ConnectionOptions, trust: Trust): Promise<Met> =>
  new Promise((resolve, reject) => {
    const byAuthority = trust.pin === '';
    const socket = connect({
      ...options,
      rejectUnauthorized: byAuthority,
      ...(byAuthority ? { ca: authorities(trust) } : {}),
    });
    const end = (error: Error): void => {
      socket.removeAllListeners('secureConnect').destroy();
      reject(error);
    };
    const late = (): void => end(new Error('no answer'));
    socket.setTimeout(HANDSHAKE_WITHIN_MS, late);
    socket.once('error', end);
    socket.once('secureConnect', () => {
      const fingerprint = fingerprintOf(socket.getPeerX509Certificate()?.raw ?? '');
      if (!byAuthority && trust.pin !== FIRST && trust.pin !== fingerprint) return end(new OtherServer('another key'));
      socket.setTimeout(0);
      socket.off('timeout', late);
      socket.off('error', end);
      resolve({ socket, fingerprint });
    });
  });

/** Hands a connection to a request only when it is ready: what is asked never reaches another server. */
class LineAgent extends Agent {
  readonly #meet: (options: ConnectionOptions) => Promise<Met>;

  constructor(meet: (options: ConnectionOptions) => Promise<Met>, keepAlive: boolean) {
    super({ keepAlive });
    this.#meet = meet;
  }

  override createConnection(
    options: ConnectionOptions,
    done?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    this.#meet(options).then(
      ({ socket }) => done?.(null, socket),
      (error: Error) => done?.(error, undefined as never),
    );
  }
}

/** The line of a station to the server that it trusts. */
export const createLine = ({ trust, told }: LineNeeds): Line => {
  const meet = async (options: ConnectionOptions): Promise<Met> => {
    try {
      const met = await dial(options, trust());
      told(null, met.fingerprint);
      return met;
    } catch (error) {
      told(faultOf(error) ?? 'unreachable', '');
      throw error;
    }
  };
  let agent = new LineAgent(meet, true);

  const isMet = async (baseUrl: string, fingerprint: string): Promise<boolean> => {
    const met = await meet(placeOf(baseUrl)).catch(() => null);
    met?.socket.destroy();
    return met?.fingerprint === fingerprint;
  };

  return {
    get agent() {
      return agent;
    },
    agentOfOne: () => new LineAgent(meet, false),
    accepts: async (baseUrl, certificate, isKnown) => {
      const { pin } = trust();
      const fingerprint = fingerprintOf(certificate);
      // An authority of the town is unknown to the browser: our own connection judges, and must meet the same key.
      if (pin === '') return isKnown || isMet(baseUrl, fingerprint);
      const isTheOne = pin === FIRST || pin === fingerprint;
      told(isTheOne ? null : 'otherServer', fingerprint);
      return isTheOne;
    },
    forget: () => {
      agent.destroy();
      agent = new LineAgent(meet, true);
    },
  };
};
