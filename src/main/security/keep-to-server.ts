import type { Session } from 'electron';
import type { Hub } from '../hub/hub';
import { placeOf } from '../hub/line/secure-line';

/** Electron's number for a certificate that is good. */
const TRUSTED = 0;
const AGAIN_AFTER_MS = 5_000;

/**
 * Pages reach the server of this station alone, as the main process would: directly, whatever proxy the system has, and only when it proves that it is the
 * one. Chromium remembers each answer until the app ends, so « no » is never said: a page waits, as it does for a server that is away, and goes on as soon as the server is
 * trusted, by a new code or at its new address.
 */
export const keepToServer = (session: Session, { origin, line }: Pick<Hub, 'origin' | 'line'>): void => {
  void session.setProxy({ mode: 'direct' });
  session.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
    const isServer = async (): Promise<boolean> => {
      const baseUrl = origin();
      if (baseUrl === null || !baseUrl.startsWith('https:') || placeOf(baseUrl).host !== hostname) return false;
      return line.accepts(baseUrl, certificate.data);
    };
    const look = async (): Promise<void> => {
      if (await isServer()) answer(TRUSTED);
      else setTimeout(() => void look(), AGAIN_AFTER_MS);
    };
    void look();
  });
};
