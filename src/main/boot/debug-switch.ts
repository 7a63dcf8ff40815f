/**
 * Switches and variables by which somebody at the PC could look into every person, or run code of their own as Guichet: debuggers,
 * flags of the engine, extensions, programs put in front of ours, logs and traces with what is in memory, a network that leads to a
 * server of theirs with our token.
 */
const switches: readonly RegExp[] = [
  /^remote-debugging-/,
  /^remote-allow-origins$/,
  /^inspect/,
  /^debug/,
  /^js-flags$/,
  /^load-extension$/,
  /^disable-extensions-except$/,
  /^disable-web-security$/,
  /-(?:cmd-prefix|launcher)$/,
  /^browser-subprocess-path$/,
  /^(?:log-|enable-logging|trace-|enable-tracing|wait-for-debugger)/,
  /^(?:host-|proxy-|ignore-certificate-errors|unsafely-treat-insecure-)/,
  /^(?:no-proxy-server|single-process|allow-running-insecure-content)$/,
  /^ssl-key-log-file$/,
];
const variables = ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'SSLKEYLOGFILE'] as const;

/** The name of a switch, whichever way the platform writes it; `''` for what is none. */
const nameOf = (argument: string, platform: string): string => {
  const pattern = platform === 'win32' ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/;
  return pattern.exec(argument)?.[1]?.toLowerCase() ?? '';
};

/**
 * What a packed app was started with that it must not run with, as it is written on the command line or in the environment; `''` =
 * nothing. Never a value: that may be a path with somebody's name.
 */
export const debugSwitchOf = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): string => {
  for (const argument of argv) {
    const name = nameOf(argument, platform);
    if (switches.some((pattern) => pattern.test(name))) return `--${name}`;
  }
  return variables.find((name) => (env[name] ?? '') !== '') ?? '';
};
