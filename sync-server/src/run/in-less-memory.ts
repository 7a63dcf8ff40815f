/**
 * Options of the engine, megabytes. It gives what is new 128 MB and never takes them back, and lets the rest grow to four times what lives
 * before it looks: floods fill both with what is dropped at once. Figures of a town of 200,000 take 160 MB of them at most.
 */
const OPTIONS = { '--max-semi-space-size': 16, '--max-old-space-size': 1024 } as const;

/** Of glibc, which else keeps what large bodies leave behind: two heaps, and pieces from 64 KB go back to the system at once. */
const VARIABLES = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' } as const;

/** How a program of Node was started. */
export type Started = {
  readonly execPath: string;
  readonly execArgv: readonly string[];
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** A start of a program: its command line, and its variables. */
export type Start = { readonly words: readonly string[]; readonly env: Readonly<Record<string, string>> };

/** The same start in less memory; `null` where nothing is left to add. What somebody chose by an option or a variable stays. */
export const inLessMemory = ({ execPath, execArgv, argv, env }: Started): Start | null => {
  const words = [...execArgv, ...(env['NODE_OPTIONS'] ?? '').split(/\s+/)].map((word) => word.replaceAll('_', '-'));
  const options = Object.entries(OPTIONS).filter(([name]) => !words.some((word) => word.startsWith(name)));
  const variables = Object.entries(VARIABLES).filter(([name]) => env[name] === undefined);
  if (options.length === 0 && variables.length === 0) return null;
  const own = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return {
    words: [execPath, ...execArgv, ...options.map(([name, most]) => `${name}=${most}`), ...argv.slice(1)],
    env: Object.fromEntries([...own, ...variables]),
  };
};
