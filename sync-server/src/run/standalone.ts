import type { InvitedRank } from '#shared/domain/rights/writes';

import { Problem } from '../lib/problem';
import { addressesOf } from './addresses';
import { readConfig, USAGE, type Config } from './config';
import { operatorCommandOf, runOperatorCommand, type Outcome } from './operator-commands';
import { StartFailure } from './start-failure';
import { startServer, type RunningServer } from './start-server';

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

const greet = async (server: RunningServer, config: Config): Promise<void> => {
  for (const address of addressesOf(config.host, server.port)) say(`Guichet sync server on ${address}`);
  if (server.messageFault !== '') say(`Messages are off: the settings cannot be read at ${server.messageFault}`);
  if (server.hasAnchorFault) say(`The anchor cannot be written: ${config.anchor ?? ''}`);
  const code = async (rank: InvitedRank, siteId: string, site: string): Promise<void> => {
    const { code: made, expiresAt } = await server.invite(rank, siteId);
    say(`Enrolment code ${made} until ${expiresAt}${site === '' ? '' : ` for ${site}`}`);
  };
  if (config.invite !== null) {
    const siteId = config.inviteTo === '' ? server.siteId : await server.siteOfName(config.inviteTo);
    if (siteId === null) return complain(`This town has no site « ${config.inviteTo} ».`);
    await code(config.invite, siteId, config.inviteTo);
  } else if ((await server.countDevices()) === 0) await code('desk', server.siteId, '');
  const { added } = server;
  if (added !== null && (await server.countDevices(added)) === 0)
    await code('desk', added, config.addSite?.name ?? added);
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
    await greet(server, config);
  } catch (error) {
    if (error instanceof Problem) return complain(error.message);
    if (!(error instanceof StartFailure)) throw error;
    const cure =
      error.code === 'noSite'
        ? 'Start once with --demo, or with --commune NAME --site NAME --desks N --stations N.'
        : 'Choose another one with --port.';
    complain(`${error.message}. ${cure}`);
  }
};
