const length = 10;

/** What was typed, cleaned (`value`), whether it is a whole number (`ok`), and how many characters lack (`missing`). */
type PreApplicationCheck = { readonly value: string; readonly ok: boolean; readonly missing: number };

/**
 * Checks a pre-application number (ANTS: ten letters or digits). Spaces are dropped and letters upper-cased. An empty
 * text is not `ok`; whether it may stay empty is for the caller to say.
 */
export const checkPreApplicationNumber = (text: string): PreApplicationCheck => {
  const value = text.replace(/\s/gu, '').toUpperCase();
  return { value, ok: /^[A-Z0-9]{10}$/u.test(value), missing: Math.max(0, length - value.length) };
};
