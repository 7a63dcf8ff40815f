import { DEFAULT_HUB_PORT } from './ports';

/** What a person typed (`host`, `host:port`, `http(s)://…`) as a base URL, or null when it cannot be one. */
export const normaliseAddress = (typed: string): string | null => {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  try {
    const url = new URL(withScheme);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
    const portTyped = /^[a-z]+:\/\/[^/?#]*:\d+(?:[/?#]|$)/i.test(withScheme);
    if (!portTyped && url.protocol === 'http:') url.port = String(DEFAULT_HUB_PORT);
    return url.origin;
  } catch {
    return null;
  }
};
