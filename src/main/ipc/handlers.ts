import type { z } from 'zod';
import type { IpcChannel, IpcContract, IpcOutput } from '#shared/ipc/contract';

/** One function per call of the contract; input is already checked, output will be. */
export type IpcHandlers = {
  readonly [Channel in IpcChannel]: (
    input: z.output<IpcContract[Channel]['input']>,
  ) => IpcOutput<Channel> | Promise<IpcOutput<Channel>>;
};
