import { useCallback, useEffect, useRef, useState } from 'react';

import type { AccessKeyRow } from '#shared/sync/wire/access-key-calls';
import type { Calendar } from '#shared/sync/wire/calendar-calls';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { ErasureRow } from '#shared/sync/wire/erasure-calls';
import type { ProviderSettings } from '#shared/sync/wire/provider-calls';
import { unansweredWhy, type Answer, type Client, type Unanswered } from '#shared/sync/wire/client';

import { useDataState } from '../../data-state';

/** A machine that was ever enrolled at the site. */
export type DeviceRow = CallOutput<'devices'>['devices'][number];
/** How an agent proves who they are, and where they have signed in. */
export type PersonRow = CallOutput<'persons'>['persons'][number];

/** A one-time code that is open. The code itself is known where it was made. */
export type OpenCode = CallOutput<'codes'>['codes'][number];

/** Rows that are no data of the store: the server alone has them, for administrators. */
export type AskedRows<Row> = {
  /** `null` until the server has answered, or why there is no answer. */
  readonly list: readonly Row[] | Unanswered | null;
  /** The device on which they are looked at. */
  readonly ownId: string;
  /** Asks again. */
  readonly reload: () => Promise<void>;
};

type List<Row> = AskedRows<Row>['list'];

/**
 * What is shown after a call that failed: the reason, or the rows of the last answer where `keepsRows` is set and nobody answered. A refusal always replaces the
 * rows.
 */
export const listUnanswered = <Row>(before: List<Row>, why: Unanswered, keepsRows: boolean): List<Row> =>
  keepsRows && why === 'unreachable' && Array.isArray(before) ? before : why;

/**
 * Asks the server for rows: once, whenever somebody says so, and every `everyMs` if given. `keepsRows`: what was told once stays while nobody answers. `call` and
 * `rowsOf` never change.
 */
const useAsked = <Output, Row>(
  call: (server: Client) => Promise<Answer<Output>>,
  rowsOf: (output: Output) => readonly Row[],
  everyMs?: number,
  keepsRows = false,
): AskedRows<Row> => {
  const state = useDataState();
  const context = state.kind === 'ready' ? state.context : null;
  const server = context?.server;
  const [list, setList] = useState<List<Row>>(null);
  const asked = useRef(0);
  const reload = useCallback(async (): Promise<void> => {
    if (!server) return;
    asked.current += 1;
    const turn = asked.current;
    const answer = await call(server);
    // A slow answer of before must not hide what came since.
    if (turn !== asked.current) return;
    if (answer.ok) setList(rowsOf(answer.value));
    else setList((before) => listUnanswered(before, unansweredWhy(answer.reason), keepsRows));
    // oxlint-disable-next-line react/exhaustive-deps -- `call`, `rowsOf` and `keepsRows` never change
  }, [server]);
  useEffect(() => {
    void reload();
    const timer = everyMs === undefined ? undefined : setInterval(() => void reload(), everyMs);
    return () => {
      clearInterval(timer);
      asked.current += 1;
    };
  }, [reload, everyMs]);
  return { list, ownId: context?.deviceId ?? '', reload };
};

/** The machines of the site, asked for again every `everyMs` if given. */
export const useDevices = (everyMs?: number): AskedRows<DeviceRow> =>
  useAsked(
    (server) => server.devices(),
    ({ devices }) => devices,
    everyMs,
  );

/** How the agents of the site prove who they are. */
export const usePersons = (): AskedRows<PersonRow> =>
  useAsked(
    (server) => server.persons(),
    ({ persons }) => persons,
  );

/** How the agents of the site sign in by a provider of identities: no row while they do not. */
export const useProviderSettings = (): AskedRows<ProviderSettings> =>
  useAsked(
    (server) => server.provider(),
    ({ settings }) => (settings ? [settings] : []),
  );

/** The keys of the read interface. */
export const useAccessKeys = (): AskedRows<AccessKeyRow> =>
  useAsked(
    (server) => server.accessKeys(),
    ({ keys }) => keys,
  );

/** The calendar feeds of the site. */
export const useCalendars = (): AskedRows<Calendar> =>
  useAsked(
    (server) => server.calendars(),
    ({ calendars }) => calendars,
  );

/** The one-time codes that are open: asked for again and again while they are shown, since one is used on another machine. */
export const useOpenCodes = (): AskedRows<OpenCode> =>
  useAsked(
    (server) => server.codes(),
    ({ codes }) => codes,
    5_000,
  );

/** How far the last erasures have come, while they are shown. For one agent: another one is another place on the screen. */
export const useErasures = (agentId: string): AskedRows<ErasureRow> =>
  useAsked(
    (server) => server.erasures({ agentId }),
    ({ erasures }) => erasures,
    30_000,
  );

/**
 * How many people an erasure takes, and what waits for the second: one row, while it is shown. What was told stays while nobody answers: a confirmation that is
 * being typed must not go, nor become the erasure by one person.
 */
export type ErasureWishes = CallOutput<'erasureWishes'>;
export const useErasureWishes = (agentId: string): AskedRows<ErasureWishes> =>
  useAsked(
    (server) => server.erasureWishes({ agentId }),
    (wishes) => [wishes],
    30_000,
    true,
  );

/** Whether a code that was made here opens nothing any more: it was used, ended or is over. `false` while the server does not say. */
export const isCodeGone = ({ expiresAt }: Pick<OpenCode, 'expiresAt'>, list: AskedRows<OpenCode>['list']): boolean =>
  Array.isArray(list) && !list.some((one: OpenCode) => one.expiresAt === expiresAt);
