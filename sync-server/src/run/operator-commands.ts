import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { invitedRanks, type InvitedRank } from '#shared/domain/rights/writes';

import { NewerDatabase } from '../lib/newer-database';
import { Problem } from '../lib/problem';
import { secretKeysIn } from '../store/backup/age';
import { BadBackup } from '../store/backup/format';
import { audit } from './audit';
import { backup, backupInto, tryBackup } from './backup';
import { journalKeyFileOf, placeOf, seedOf } from './config';
import { inviteFile } from './invite-file';
import { createTown, inviteBeside, type TownSeed } from './operator-town';
import { recover } from './recover';
import { makeRecoveryKey } from './recovery-key';
import { restore, type SecretKeys } from './restore';

/** What a command says, and whether it went well. */
export type Outcome = { readonly good: boolean; readonly lines: readonly string[] };

const options = {
  data: { type: 'string' },
  postgres: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  replace: { type: 'boolean' },
  agent: { type: 'string' },
  names: { type: 'boolean' },
  address: { type: 'string' },
  uses: { type: 'string' },
  days: { type: 'string' },
  'invite-to': { type: 'string' },
  end: { type: 'boolean' },
  'journal-key': { type: 'string' },
  recipient: { type: 'string' },
  key: { type: 'string' },
  into: { type: 'string' },
  commune: { type: 'string' },
  site: { type: 'string' },
  desks: { type: 'string' },
  stations: { type: 'string' },
} as const;

const operatorCommands = [
  'create',
  'invite',
  'recovery-key',
  'backup',
  'try-backup',
  'restore',
  'audit',
  'recover',
  'invite-file',
] as const;
type OperatorCommand = (typeof operatorCommands)[number];

/** The command that a command line begins with, `null` when it is to serve. */
export const operatorCommandOf = (args: readonly string[]): OperatorCommand | null =>
  operatorCommands.find((command) => command === args[0]) ?? null;

const required = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') throw new BadBackup(`--${name} FILE is missing`);
  return value;
};

/** The town hall that is asked for. Throws `Problem`. */
const townIn = (values: Parameters<typeof seedOf>[0]): TownSeed => {
  try {
    const seed = seedOf(values);
    if (seed?.kind === 'townHall') return seed;
  } catch (error) {
    throw new Problem('badRequest', error instanceof Error ? error.message : 'create');
  }
  throw new Problem('badRequest', '--commune NAME is missing');
};

/** For what a code is asked. Throws `Problem`. */
const rankIn = ([wanted = 'desk', ...more]: readonly string[]): InvitedRank => {
  const rank = invitedRanks.find((one) => one === wanted);
  if (rank === undefined || more.length > 0)
    throw new Problem('badRequest', `invite is for one of ${invitedRanks.join(', ')}`);
  return rank;
};

/** Asks for a line that is not shown while it is typed; `null` = there is nobody to ask. */
export type AskSecret = (question: string) => Promise<string | null>;

const askOnTerminal: AskSecret = async (question) => {
  if (!process.stdin.isTTY) return null;
  process.stderr.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  // Ctrl C and Ctrl D.
  const ended = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
  const answer = await Promise.race([lines.question(''), ended]);
  lines.close();
  process.stderr.write('\n');
  return answer;
};

/** From a file, or from whoever sits at the terminal: an argument would be seen by every account of the machine. */
const secretKeysFrom =
  (file: string, ask: AskSecret): SecretKeys =>
  async (isNeeded) => {
    if (file !== '') return secretKeysIn(await readFile(file, 'utf8'));
    if (!isNeeded) return [];
    const typed = await ask('The backup is encrypted. Its recovery key (not shown while you type): ');
    return typed === null ? [] : secretKeysIn(typed);
  };

const carryOut = async (
  command: OperatorCommand,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  ask: AskSecret,
): Promise<Outcome> => {
  const allowPositionals = command === 'invite';
  const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals });
  const place = placeOf(values, env);
  if (command === 'create') return { good: true, lines: [await createTown(place, townIn(values))] };
  if (command === 'invite') {
    const keyFile = journalKeyFileOf(values['journal-key'], env, place);
    const wish = { rank: rankIn(positionals), site: values['invite-to'] ?? '', keyFile };
    return { good: true, lines: await inviteBeside(place, wish) };
  }
  const { recipient = '', replace = false } = values;
  if (command === 'recovery-key') return { good: true, lines: await makeRecoveryKey(place, { recipient, replace }) };
  if (command === 'backup') {
    const said = await (values.into
      ? backupInto(place, values.into, recipient)
      : backup(place, required('to', values.to), recipient));
    return { good: true, lines: [said] };
  }
  const keys = secretKeysFrom(values.key ?? '', ask);
  if (command === 'try-backup')
    return { good: true, lines: [await tryBackup(place, required('from', values.from), keys)] };
  if (command === 'restore') {
    return { good: true, lines: [await restore(place, required('from', values.from), replace, keys)] };
  }
  const keyFile = journalKeyFileOf(values['journal-key'], env, place);
  if (command === 'recover')
    return recover(place, { agentId: values.agent ?? '', toNames: values.names === true, keyFile });
  if (command === 'invite-file')
    return inviteFile(place, {
      to: values.to ?? '',
      address: values.address ?? '',
      uses: values.uses ?? '',
      days: values.days ?? '14',
      site: values['invite-to'] ?? '',
      isEnd: values.end === true,
      keyFile,
    });
  const { whole, lines } = await audit(place, keyFile);
  return { good: whole, lines };
};

const hasCode = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** Runs an operator command. What a person can cure comes back as an outcome; all else throws. */
export const runOperatorCommand = async (
  command: OperatorCommand,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  ask: AskSecret = askOnTerminal,
): Promise<Outcome> => {
  try {
    return await carryOut(command, args, env, ask);
  } catch (error) {
    const curable =
      error instanceof BadBackup ||
      error instanceof NewerDatabase ||
      error instanceof Problem ||
      (hasCode(error) && /^(ERR_PARSE_ARGS|E[A-Z]+$|3D000|28)/.test(error.code));
    if (!curable) throw error;
    return { good: false, lines: [error instanceof Error ? error.message : command] };
  }
};
