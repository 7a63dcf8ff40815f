/** How many lines of a stack say where it happened. */
const MOST_FRAMES = 12;

const codeOf = (error: Error): string =>
  'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? ` ${error.code}` : '';

/**
 * An error as it may stand in a log: its name, its code and where it was thrown. Never its message: those of the store and of the
 * browser carry documents, texts that could not be read, and paths with the name of a person.
 */
export const faultWords = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${codeOf(error)}`, ...frames.slice(0, MOST_FRAMES).map((line) => line.trim())].join('\n');
};
