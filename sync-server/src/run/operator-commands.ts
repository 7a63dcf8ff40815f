import { parseArgs } from 'node:util';

import { Problem } from '../lib/problem';
import { BadBackup } from '../store/backup/format';
import { audit } from './audit';
import { backup } from './backup';
import { journalKeyFileOf, placeOf } from './config';
import { recover } from './recover';
import { restore } from './restore';

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
  'journal-key': { type: 'string' },
} as const;

const operatorCommands = ['backup', 'restore', 'audit', 'recover'] as const;
type OperatorCommand = (typeof operatorCommands)[number];

/** The command that a command line begins with, `null` when it is to serve. */
export const operatorCommandOf = (args: readonly string[]): OperatorCommand | null =>
  operatorCommands.find((command) => command === args[0]) ?? null;

const required = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') throw new BadBackup(`--${name} FILE is missing`);
  return value;
};

const carryOut = async (
  command: OperatorCommand,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> => {
  const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
  const place = placeOf(values, env);
  if (command === 'backup') return { good: true, lines: [await backup(place, required('to', values.to))] };
  if (command === 'restore')
    return { good: true, lines: [await restore(place, required('from', values.from), values.replace === true)] };
  const keyFile = journalKeyFileOf(values['journal-key'], env, place);
  if (command === 'recover')
    return recover(place, { agentId: values.agent ?? '', toNames: values.names === true, keyFile });
  const { whole, lines } = await audit(place, keyFile);
  return { good: whole, lines };
};

const hasCode = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** Runs `backup`, `restore`, `audit` or `recover`. What a person can cure comes back as an outcome; all else throws. */
export const runOperatorCommand = async (
  command: OperatorCommand,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> => {
  try {
    return await carryOut(command, args, env);
  } catch (error) {
    const curable =
      error instanceof BadBackup ||
      error instanceof Problem ||
      (hasCode(error) && /^(ERR_PARSE_ARGS|E[A-Z]+$|3D000|28)/.test(error.code));
    if (!curable) throw error;
    return { good: false, lines: [error instanceof Error ? error.message : command] };
  }
};
