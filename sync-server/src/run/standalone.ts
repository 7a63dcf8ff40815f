import { existsSync, fstatSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { InvitedRank } from '#shared/domain/rights/writes';
import { isThisMachine } from '#shared/lib/is-this-machine';

import { Problem } from '../lib/problem';
import { readConfig, USAGE, type Config } from './config';
import { operatorCommandOf, runOperatorCommand, type Outcome } from './operator-commands';
import { recipientFileOf } from './recovery-key';
import { StartFailure, type StartFailureCode } from './start-failure';
import { startServer, type RunningServer } from './start-server';

const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** The addresses at which other machines reach a server that listens on `host`; this machine's own first, which alone is plain. */
const addressesOf = (host: string, port: number): string[] => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
  const hosts = EVERYWHERE.has(host) ? ['127.0.0.1', ...outside] : [host];
  return hosts.map(
    (each) => `${isThisMachine(each) ? 'http' : 'https'}://${each.includes(':') ? `[${each}]` : each}:${port}`,
  );
};

const CLOSE_LIMIT_MS = 5_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const complain = (message: string): void => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
};

const report = ({ good, lines }: Outcome): void => {
  if (good) for (const line of lines) say(line);
  else complain(lines.join('\n'));
};

const stopOnSignal = (server: RunningServer): void => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), CLOSE_LIMIT_MS).unref();
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};

/** Whether what is said is kept where others read it: the setting says so, or the output is the journal of systemd, whose file is named in a variable. */
const isKept = (env: Readonly<Record<string, string | undefined>>): boolean => {
  if (env['GUICHET_FIRST_CODE'] === 'no') return true;
  const journal = env['JOURNAL_STREAM'];
  // Programs in a terminal may inherit the variable.
  if (journal === undefined || journal === '') return false;
  const { dev, ino } = fstatSync(process.stdout.fd);
  return journal === `${dev}:${ino}`;
};

/** What a server says once it listens: where, which key it has, and the codes that are asked for; `isOpen`: no code that nobody asked for by `--invite`. */
const greetingOf = async (server: RunningServer, config: Config, isOpen: boolean): Promise<readonly string[]> => {
  const code = async (rank: InvitedRank, siteId: string, site: string): Promise<string> => {
    const { code: made, expiresAt } = await server.invite(rank, siteId);
    return `Enrolment code ${made} until ${expiresAt}${site === '' ? '' : ` for ${site}`}`;
  };
  const codes: string[] = [];
  if (config.invite !== null) {
    const siteId = config.inviteTo === '' ? server.siteId : await server.siteOfName(config.inviteTo);
    if (siteId === null) complain(`This town has no site « ${config.inviteTo} ».`);
    else codes.push(await code(config.invite, siteId, config.inviteTo));
  } else if ((await server.countDevices()) === 0)
    codes.push(
      isOpen ? 'No device has joined yet: the command invite gives a code' : await code('desk', server.siteId, ''),
    );
  const { added, line } = server;
  if (added !== null && (await server.countDevices(added)) === 0) {
    const name = config.addSite?.name ?? added;
    codes.push(
      isOpen
        ? `No device of ${name} has joined yet: the command invite --invite-to gives a code`
        : await code('desk', added, name),
    );
  }
  return [
    ...addressesOf(config.host, server.port).map((address) => `Guichet sync server on ${address}`),
    `Key ${line.fingerprint}${line.isOwn ? ' (own certificate)' : ''}`,
    ...(existsSync(recipientFileOf(config))
      ? []
      : ['No recovery key yet: the command recovery-key makes the one that backups are encrypted to']),
    ...(server.messageFault === '' ? [] : [`Messages are off: the settings cannot be read at ${server.messageFault}`]),
    ...(server.hasAnchorFault ? [`The anchor cannot be written: ${config.anchor ?? ''}`] : []),
    ...(server.hasJournalKeyFault ? [`The key of the journal cannot be kept: ${config.journalKey ?? ''}`] : []),
    ...codes,
  ];
};

/** What the person who started it can do. */
const cures: Readonly<Record<StartFailureCode, string>> = {
  badCertificate: 'Put both files right in the folder of the data, or take both away.',
  newerData:
    'Nothing was written. Install that version or a later one. To go back, restore a backup from before the update with this version, into an empty place.',
  noSite:
    'Make it by the command create, or start once with --demo, or with --commune NAME --site NAME --desks N --stations N.',
  portTaken: 'Choose another one with --port or GUICHET_PORT.',
  badStart: 'Start it again.',
};

/** Runs the server as a program of its own until it is told to stop. */
export const runStandalone = async (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> => {
  const command = operatorCommandOf(args);
  if (command) return report(await runOperatorCommand(command, args.slice(1), env));
  let config: Config;
  try {
    config = readConfig(args[0] === 'serve' ? args.slice(1) : args, env);
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : 'invalid arguments'}\n\n${USAGE}`);
  }
  try {
    const server = await startServer(config);
    stopOnSignal(server);
    for (const line of await greetingOf(server, config, isKept(env))) say(line);
  } catch (error) {
    if (error instanceof Problem) return complain(error.message);
    if (!(error instanceof StartFailure)) throw error;
    complain(`${error.message}. ${cures[error.code]}`);
  }
};
