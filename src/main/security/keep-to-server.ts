import type { Session } from 'electron';
import type { Hub } from '../hub/hub';
import { placeOf } from '../hub/line/secure-line';

// Numbers of Electron's answer: trusted, and refused.
const [TRUSTED, REFUSED] = [0, -2];

/**
 * Pages reach the server of this station alone, as the main process would: directly, whatever proxy the system has, and only when it proves that it is the
 * one.
 */
export const keepToServer = (session: Session, { origin, line }: Pick<Hub, 'origin' | 'line'>): void => {
  void session.setProxy({ mode: 'direct' });
  session.setCertificateVerifyProc(({ hostname, certificate, errorCode }, answer) => {
    const baseUrl = origin();
    if (baseUrl === null || !baseUrl.startsWith('https:') || placeOf(baseUrl).host !== hostname) return answer(REFUSED);
    void line
      .accepts(baseUrl, certificate.data, errorCode === 0)
      .catch(() => false)
      .then((isTheOne) => answer(isTheOne ? TRUSTED : REFUSED));
  });
};
