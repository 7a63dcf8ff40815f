import { useCallback, useEffect, useState } from 'react';

import type { CallOutput } from '#shared/sync/wire/calls';
import { unansweredWhy, type Client, type Unanswered } from '#shared/sync/wire/client';

import { useDataState } from '../../data-state';

/** A machine that was ever enrolled at the site. */
export type DeviceRow = CallOutput<'devices'>['devices'][number];

/** The machines of the site, `null` until the server has answered, or why there is no answer. */
export type Devices = {
  readonly list: readonly DeviceRow[] | Unanswered | null;
  /** The device on which they are looked at. */
  readonly ownId: string;
  /** Asks again. */
  readonly reload: () => Promise<void>;
};

const ask = async (server: Client): Promise<readonly DeviceRow[] | Unanswered> => {
  const answer = await server.devices();
  return answer.ok ? answer.value.devices : unansweredWhy(answer.reason);
};

/** Asks the server for the machines of the site: they are no data of the store, only administrators see them. */
export const useDevices = (): Devices => {
  const state = useDataState();
  const context = state.kind === 'ready' ? state.context : null;
  const server = context?.server;
  const [list, setList] = useState<Devices['list']>(null);
  const reload = useCallback(async (): Promise<void> => {
    if (server) setList(await ask(server));
  }, [server]);
  useEffect(() => {
    if (server) void ask(server).then(setList);
  }, [server]);
  return { list, ownId: context?.deviceId ?? '', reload };
};
