import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { addDays } from '#shared/time/civil';

import { startDeskProcess } from './desk-client';
import type { Desk } from './desk';
import { endWithUs } from './with-us';

const built = (file: string): string => path.join(process.cwd(), 'out/rehearsal', file);

/** The next version, as `scripts/lib/rehearsed-version.mjs` writes it. */
export const nextServer = built('server.cjs');
export const nextDesk = built('desk-process.cjs');

/** The version of the document schemas that it speaks. */
export const NEXT_SCHEMA = 2;

export type Ended = { readonly how: 'killed' | 'up' | 'refused'; readonly said: string };

/** Starts a server and ends it once it says `until`; with `killAt` (`step:3,raise:1`) it kills itself there: `step` within its database, `raise` while it brings up what is stored. */
export const tryServer = async (
  file: string,
  args: readonly string[],
  { until, killAt = '' }: { readonly until: string; readonly killAt?: string },
): Promise<Ended> => {
  const child = spawn(process.execPath, [file, '--host', '127.0.0.1', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', GUICHET_REHEARSAL_KILL: killAt },
  });
  endWithUs(child);
  let said = '';
  let isUp = false;
  const hear = (part: Buffer): void => {
    said += part.toString('utf8');
    if (isUp || !said.includes(until)) return;
    isUp = true;
    child.kill('SIGTERM');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  if (isUp) return { how: 'up', said };
  return { how: signal === 'SIGKILL' ? 'killed' : 'refused', said };
};

/** Opens the store of a desk by the next version without a way to its server; killed at the n-th moment before or after one of its writes. */
export const tryDesk = async ({ name, identity }: Desk, folder: string, killAt: number): Promise<'killed' | 'up'> => {
  const host = await startDeskProcess(0, { file: nextDesk, env: { GUICHET_TEST_KILL_AT_WRITE: String(killAt) } });
  try {
    await host.ask(name, 'open', { baseUrl: 'http://127.0.0.1:9', identity, folder, storeName: name });
    return 'up';
  } catch (error) {
    if (!String(error).includes('SIGKILL')) throw error;
    return 'killed';
  } finally {
    await host.kill();
  }
};

/** Books the first day from tomorrow on that has this time free. */
export const book = async (desk: Desk, lastName: string, time: string): Promise<void> => {
  const today = new Date().toISOString().slice(0, 10);
  let refused: unknown;
  for (let ahead = 1; ahead <= 10; ahead += 1) {
    try {
      await desk.act('bookAppointment', {
        citizen: { values: { lastName, firstName: 'Zoé' } },
        reasonId: 'reason-cni',
        persons: [{ preApplicationNumber: '' }],
        day: addDays(today, ahead),
        time,
        channel: 'desk',
      });
      return;
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
};
