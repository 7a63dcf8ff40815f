import { isThisMachine } from '#shared/lib/is-this-machine';
import { DEFAULT_HUB_PORT } from './ports';

/**
 * What a person typed (`host`, `host:port`, `http(s)://…`) as a base URL, or null when it cannot be one. Plain HTTP is for this machine alone, whatever was
 * typed.
 */
export const normaliseAddress = (typed: string): string | null => {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  const isSecure = /^https:\/\//i.test(text);
  const place = text.replace(/^https?:\/\//i, '');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(place)) return null;
  try {
    const url = new URL(`https://${place}`);
    if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
    const portTyped = /^[^/?#]*:(\d+)(?:[/?#]|$)/.exec(place)?.[1];
    const port = portTyped ?? (isSecure ? '443' : String(DEFAULT_HUB_PORT));
    const scheme = !isSecure && isThisMachine(url.hostname) ? 'http' : 'https';
    return new URL(`${scheme}://${url.hostname}:${port}`).origin;
  } catch {
    return null;
  }
};
