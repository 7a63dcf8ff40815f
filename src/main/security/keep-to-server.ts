import type { Session } from 'electron';
import type { Hub } from '../hub/hub';
import { placeOf } from '../hub/line/secure-line';

/** Electron's number for a certificate that is good. */
const TRUSTED = 0;
const AGAIN_AFTER_MS = 5_000;
/** Chromium gives a connection up after 30 s: nobody waits for an answer any more, and the next connection asks anew. */
const WAITED_FOR_MS = 40_000;

/** Connections of pages that wait for the answer about one certificate of one host. */
type Waiting = { readonly answers: ((result: number) => void)[]; untilMs: number };

/**
 * Pages reach the server of this station alone, as the main process would: directly, whatever proxy the system has, and only when it proves that it is the
 * one. Chromium remembers each answer until the app ends, so « no » is never said: a page waits, as it does for a server that is away, and goes on as soon as the server is
 * trusted, by a new code or at its new address.
 */
export const keepToServer = (session: Session, { origin, line }: Pick<Hub, 'origin' | 'line'>): void => {
  const waiting = new Map<string, Waiting>();
  const isServer = async (hostname: string, certificate: string): Promise<boolean> => {
    const baseUrl = origin();
    if (baseUrl === null || !baseUrl.startsWith('https:') || placeOf(baseUrl).host !== hostname) return false;
    return line.accepts(baseUrl, certificate).catch(() => false);
  };
  const look = async (key: string, hostname: string, certificate: string): Promise<void> => {
    const isTrusted = await isServer(hostname, certificate);
    const one = waiting.get(key);
    if (one === undefined) return;
    if (isTrusted || performance.now() > one.untilMs) waiting.delete(key);
    else setTimeout(() => void look(key, hostname, certificate), AGAIN_AFTER_MS).unref();
    if (isTrusted) for (const answer of one.answers) answer(TRUSTED);
  };
  void session.setProxy({ mode: 'direct' });
  session.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
    const key = `${hostname} ${certificate.fingerprint}`;
    const untilMs = performance.now() + WAITED_FOR_MS;
    const known = waiting.get(key);
    if (known) {
      known.answers.push(answer);
      known.untilMs = untilMs;
      return;
    }
    waiting.set(key, { answers: [answer], untilMs });
    void look(key, hostname, certificate.data);
  });
};
