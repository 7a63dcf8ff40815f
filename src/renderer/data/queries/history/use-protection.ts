import { useEffect, useState } from 'react';

import type { CallOutput } from '#shared/sync/wire/calls';
import { unansweredWhy, type Answer, type CallFailure, type Client, type Unanswered } from '#shared/sync/wire/client';
import type { ErasureRow } from '#shared/sync/wire/erasure-calls';
import type { MessagesReply } from '#shared/sync/wire/message-calls';

import { useDataState } from '../../data-state';
import type { DeviceRow } from '../devices/use-asked';
import { isCutOff, useSyncKind } from '../use-sync-state';

/** Why nothing was heard: `notTold` = the server answered, but not this, as one of an earlier version or without time for this device. */
export type Unheard = Unanswered | 'notTold';

/** What the server said, why it did not, or `null` while nobody has heard it yet. */
export type Heard<Value> = Value | Unheard | null;

/** Whether a value was heard. */
export const isHeard = <Value extends object>(heard: Heard<Value>): heard is Value =>
  heard !== null && typeof heard !== 'string';

/** What the server knows of how the data of the site are protected, each part by itself. */
export type ServerProtection = {
  readonly facts: Heard<CallOutput<'protectionFacts'>>;
  readonly devices: Heard<readonly DeviceRow[]>;
  readonly erasures: Heard<readonly ErasureRow[]>;
  /** By which channels the server can write to citizens. */
  readonly channels: Heard<MessagesReply['channels']>;
};

const all = <Value extends Unheard | null>(value: Value) => ({
  facts: value,
  devices: value,
  erasures: value,
  channels: value,
});

const whyUnheard = (failure: CallFailure): Unheard =>
  failure.code === 'unreachable' || failure.code === 'foreign' || failure.code === 'notAllowed'
    ? unansweredWhy(failure)
    : 'notTold';

/** What was heard of an answer, or why nothing was. */
export const heardOf = <Output, Value>(answer: Answer<Output>, part: (output: Output) => Value): Value | Unheard =>
  answer.ok ? part(answer.value) : whyUnheard(answer.reason);

/** Asks the server once, in the name of an agent. */
export const askProtection = async (server: Client, agentId: string): Promise<ServerProtection> => {
  const [facts, devices, erasures, messages] = await Promise.all([
    server.protectionFacts({ agentId }),
    server.devices(),
    server.erasures({ agentId }),
    server.messages(),
  ]);
  return {
    facts: heardOf(facts, (output) => output),
    devices: heardOf(devices, (output) => output.devices),
    erasures: heardOf(erasures, (output) => output.erasures),
    channels: heardOf(messages, (output) => output.channels),
  };
};

const askedEveryMs = 30_000;

/** Asks the server in the name of an agent, again and again while it is shown, and at once when `news` changes. What was heard before the line broke is not told: it may be wrong by now. */
export const useServerProtection = (agentId: string, news = ''): ServerProtection => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  const isAway = isCutOff(useSyncKind());
  const [known, setKnown] = useState<{ readonly agentId: string; readonly said: ServerProtection } | null>(null);
  useEffect(() => {
    if (!server || isAway) return undefined;
    let isGone = false;
    const hear = (): void =>
      void askProtection(server, agentId).then((said) => {
        if (!isGone) setKnown({ agentId, said });
      });
    hear();
    const timer = setInterval(hear, askedEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
      setKnown(null);
    };
  }, [server, agentId, isAway, news]);
  if (isAway) return all('unreachable');
  return known?.agentId === agentId ? known.said : all(null);
};
