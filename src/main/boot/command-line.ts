/** The value of `--name=value` among command-line arguments, or null. */
export const switchValue = (argv: readonly string[], name: string): string | null => {
  const prefix = `--${name}=`;
  const found = argv.find((argument) => argument.startsWith(prefix));
  return found === undefined ? null : found.slice(prefix.length);
};
