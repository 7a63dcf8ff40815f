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
  type SecureContext,
  type TLSSocket,
} from 'node:tls';

import { fingerprintOf } from '#server/line/mark';
import type { LineFault } from '#shared/ipc/contract';

import { byPublicAuthority, type Trust } from './trust';

/** Trust in one server, and who hears how each meeting with it ended: `null` = it was the one. `first` = how to know it from now on, where it was met for the first time. */
export type LineNeeds = {
  readonly trust: () => Trust;
  readonly told: (end: LineFault | 'unreachable' | null, first: Trust | null) => void;
};

/** The way to one server over TLS. Nothing is sent before the server has proved that it is the one. */
export type Line = {
  /** Connections that are kept for the next call. */
  readonly agent: Agent;
  /** A connection of its own, for a stream. */
  readonly agentOfOne: () => Agent;
  /** Whether a page may go on with the server that showed this certificate (PEM): a connection of ours meets the same key there, and trusts it. */
  readonly accepts: (baseUrl: string, certificate: string) => Promise<boolean>;
  /** Another server is meant from now on. */
  readonly forget: () => void;
};

const HANDSHAKE_WITHIN_MS = 10_000;

/** A server was met, and is not the one. */
class Untrusted extends Error {
  readonly fault: LineFault;

  constructor(fault: LineFault) {
    super(fault);
    this.fault = fault;
  }
}

/** What Node says of a certificate that it does not find good; whatever else it says is about the authority. */
const certificateFaults: ReadonlyMap<string, LineFault> = new Map([
  ['CERT_HAS_EXPIRED', 'wrongTime'],
  ['CERT_NOT_YET_VALID', 'wrongTime'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrongName'],
]);
/** What comes of a handshake with something that does not speak TLS. */
const plainCodes = new Set(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG']);

/** What is wrong with the server that was met; `null` = none was met. */
export const faultOf = (error: unknown): LineFault | null => {
  if (error instanceof Untrusted) return error.fault;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return plainCodes.has(code) ? 'plainServer' : null;
};

/** The certificate of an authority in a text, PEM; `''` = there is none. One alone: whoever adds another to the file must not be trusted with it. */
export const authorityIn = (text: string): string => {
  try {
    const certificate = new X509Certificate(text);
    return certificate.ca ? certificate.toString() : '';
  } catch {
    return '';
  }
};

// Electron's Node has had the authorities of the system since Node 22.15.
const publicAuthorities = (): string[] => [
  ...rootCertificates,
  ...(typeof getCACertificates === 'function' ? getCACertificates('system') : []),
];

/** Who may have signed, read once: there are a hundred and fifty. The authority of the town stands alone, so that no other one signs in its place. */
const contexts = new Map<string, SecureContext>();
const authorityOf = (trust: Trust): string => (trust.by === 'authority' ? trust.authority : '');
const contextOf = (trust: Trust): SecureContext => {
  const authority = authorityOf(trust);
  const context = contexts.get(authority) ?? createSecureContext({ ca: authority || publicAuthorities() });
  contexts.set(authority, context);
  return context;
};

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

/** What is wrong with a server that was met and showed a key; `null` = nothing. */
const judge = ({ socket, fingerprint }: Met, trust: Trust): LineFault | null => {
  if (trust.by === 'firstKey') return null;
  if (trust.by === 'key') return trust.fingerprint === fingerprint ? null : 'otherServer';
  if (socket.authorized) return null;
  return certificateFaults.get(String(socket.authorizationError)) ?? 'unknownAuthority';
};

/** Opens a connection, and hands it over once the server has proved that it is the one. */
export const dial = (options: ConnectionOptions, trust: Trust): Promise<Met> =>
  new Promise((resolve, reject) => {
    // Judged below, before anything is said: Node would not tell a key that is known from one that is not.
    const socket = connect({ ...options, rejectUnauthorized: false, secureContext: contextOf(trust) });
    const end = (error: Error): void => {
      socket.removeAllListeners('secureConnect').destroy();
      reject(error);
    };
    const late = (): void => end(new Error('no answer'));
    socket.setTimeout(HANDSHAKE_WITHIN_MS, late);
    socket.once('error', end);
    socket.once('secureConnect', () => {
      try {
        const met = { socket, fingerprint: fingerprintOf(socket.getPeerX509Certificate()?.raw ?? '') };
        const fault = judge(met, trust);
        if (fault !== null) return end(new Untrusted(fault));
        socket.setTimeout(0);
        socket.off('timeout', late);
        socket.off('error', end);
        resolve(met);
      } catch (error) {
        end(error instanceof Error ? error : new Error('no certificate'));
      }
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
      const before = trust();
      const met = await dial(options, before);
      try {
        // Another connection may have kept the first key meanwhile, or somebody gave an authority.
        const now = trust();
        if (authorityOf(now) !== authorityOf(before)) throw new Error('judged by another authority');
        const fault = judge(met, now);
        if (fault !== null) throw new Untrusted(fault);
        const first: Trust = met.socket.authorized ? byPublicAuthority : { by: 'key', fingerprint: met.fingerprint };
        // Throws where it cannot be written down: then it is not known, and the next connection meets the server for the first time again.
        told(null, now.by === 'firstKey' ? first : null);
      } catch (error) {
        met.socket.destroy();
        throw error;
      }
      return met;
    } catch (error) {
      told(faultOf(error) ?? 'unreachable', null);
      throw error;
    }
  };
  let agent = new LineAgent(meet, true);

  return {
    get agent() {
      return agent;
    },
    agentOfOne: () => new LineAgent(meet, false),
    accepts: async (baseUrl, certificate) => {
      try {
        const { socket, fingerprint } = await meet(placeOf(baseUrl));
        socket.destroy();
        return fingerprint === fingerprintOf(certificate);
      } catch {
        return false;
      }
    },
    forget: () => {
      agent.destroy();
      agent = new LineAgent(meet, true);
    },
  };
};
