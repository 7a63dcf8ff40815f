/** How many places of a stack are told. */
const MOST_PLACES = 8;

/**
 * What a log may tell of an error: its kind, its code and where it was thrown. Never its message: that of a store may hold the text of a
 * statement and what was written.
 */
export const faultOf = (
  error: unknown,
): { readonly type: string; readonly message: string; readonly stack: string } => {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const places = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return { type: error.name, message: code, stack: places.slice(0, MOST_PLACES).join('\n') };
};
