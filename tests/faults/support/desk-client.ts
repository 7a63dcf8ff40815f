import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import type { DeskCalls, DeskReply, DeskRequest } from './desk-calls';
import { endWithUs } from './with-us';

const bundle = path.join(process.cwd(), 'out/faults/desk-process.cjs');

/** Another build of the program than the product’s, and what its environment says besides. */
export type DeskProgram = { readonly file?: string; readonly env?: Readonly<Record<string, string>> };

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

/** A process that hosts desks. */
export type DeskProcess = {
  readonly ask: <Call extends keyof DeskCalls>(
    desk: string,
    call: Call,
    input: DeskCalls[Call][0],
  ) => Promise<DeskCalls[Call][1]>;
  /** `kill -9`. */
  readonly kill: () => Promise<void>;
};

/** Starts a process for desks whose clock is off by so many milliseconds. */
export const startDeskProcess = async (
  clockOffsetMs = 0,
  { file = bundle, env }: DeskProgram = {},
): Promise<DeskProcess> => {
  const child = fork(file, [], {
    env: { ...process.env, NODE_ENV: 'production', GUICHET_TEST_CLOCK_OFFSET_MS: String(clockOffsetMs), ...env },
    execArgv: [],
  });
  endWithUs(child);
  const waiting = new Map<number, Waiting>();
  let count = 0;
  await once(child, 'message');
  child.on('message', (message) => {
    const reply = message as DeskReply;
    const one = waiting.get(reply.n);
    waiting.delete(reply.n);
    if (reply.ok) one?.resolve(reply.value);
    else one?.reject(new Error(reply.error));
  });
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`the desks ended with ${code ?? signal}`));
    waiting.clear();
  });
  return {
    ask: (desk, call, input) =>
      new Promise((resolve, reject) => {
        count += 1;
        const n = count;
        waiting.set(n, { resolve: resolve as Waiting['resolve'], reject });
        child.send({ n, desk, call, input } satisfies DeskRequest, (error) => {
          if (!error || !waiting.delete(n)) return;
          reject(new Error(`the desks ended: ${error.message}`));
        });
      }),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
};
