/** The re-serialised address that may be given to the system's browser, or null. Only http and https, without credentials. */
export const externalUrl = (text: string): string | null => {
  try {
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
    if (url.username !== '' || url.password !== '') return null;
    return url.href;
  } catch {
    return null;
  }
};
