/** How many lines of a stack say where it happened. */
const MOST_FRAMES = 12;

const codeOf = (error: Error): string =>
  'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code) : '';

/**
 * What a log may tell of an error: its name, its code in the place of the message, and where it was thrown. Never its message: those of
 * the store and of the browser carry documents, statements, texts that could not be read, and paths with the name of a person.
 */
export const faultParts = (
  error: unknown,
): { readonly type: string; readonly message: string; readonly stack: string } => {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const stack = frames.slice(0, MOST_FRAMES).map((line) => line.trim());
  return { type: error.name, message: codeOf(error), stack: stack.join('\n') };
};

/** The same as one text. */
export const faultWords = (error: unknown): string => {
  const { type, message, stack } = faultParts(error);
  return [message === '' ? type : `${type} ${message}`, stack].filter((part) => part !== '').join('\n');
};
