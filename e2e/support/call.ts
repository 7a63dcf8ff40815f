import type { Page } from '@playwright/test';
import type { GuichetBridge, IpcChannel, IpcInput, IpcOutput } from '#shared/ipc/contract';

/** Calls the main process as the page itself would, through the bridge of its preload. */
export const call = <Channel extends IpcChannel>(
  page: Page,
  channel: Channel,
  input: IpcInput<Channel>,
): Promise<IpcOutput<Channel>> =>
  page.evaluate(
    ([name, value]) => (window as unknown as { guichet: GuichetBridge }).guichet.invoke(name, value) as Promise<never>,
    [channel as IpcChannel, input as never] as const,
  );
