import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

import { heldByOther, isInHand, mayAnswer, nextCall, type Call } from '#shared/domain/calls/call-list';
import type { CallOutcome, TellingChannel } from '#shared/domain/model/appointment';
import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import { useCommands } from '../../data/commands/use-commands';
import { useOneAct } from '../../data/commands/use-one-act';
import { useMe } from '../../data/queries/use-me';
import { useNow } from '../../data/queries/use-now';
import { takenBack, type Settled } from './view-model/taken-back';

const minuteMs = 60_000;

/** A line as it is before the next note, which keeps its appointment in the list; another move makes another line. */
const keyOf = ({ appointment, told, tries, notedAt }: Call): string =>
  [appointment.id, appointment.day, appointment.time, told.day, told.time, tries, notedAt].join(' ');

/**
 * The call list as one goes through it, from the line of the appointment `first` on (`''` = the head): who is shown, and the acts on
 * them, each followed by the next person.
 */
export const useCallList = (calls: readonly Call[], first: string) => {
  const commands = useCommands();
  const { run, refusal } = useOneAct();
  const me = useMe();
  const nowMs = Date.parse(useNow(minuteMs));
  const list = useRef<HTMLUListElement>(null);
  const [wanted, setWanted] = useState(first);
  const [lastIndex, setLastIndex] = useState(0);
  const [settled, setSettled] = useState<Settled>(new Map());
  const next = takenBack(settled, new Set(calls.map(keyOf)));
  if (next.settled !== settled) setSettled(next.settled);
  // The person who was taken back is the current one again.
  const back = next.back === '' ? undefined : calls.find((call) => keyOf(call) === next.back);
  if (back) setWanted(back.appointment.id);
  const found = calls.findIndex(({ appointment }) => appointment.id === wanted);
  // Whoever is told leaves the list: the eye stays where the next one takes their place.
  const at = found >= 0 ? found : Math.min(lastIndex, Math.max(0, calls.length - 1));
  if (at !== lastIndex) setLastIndex(at);
  const shown = calls[at];
  const id = shown?.appointment.id ?? '';
  const asked = useRef(first);
  useEffect(() => {
    const active = document.activeElement;
    const isAsked = id !== '' && asked.current === id;
    if (isAsked) asked.current = '';
    if (isAsked || active === null || active === document.body || list.current?.contains(active))
      list.current?.querySelector<HTMLElement>(`[data-call="${id}"]`)?.focus();
  }, [id]);
  const step = (by: number): void => {
    const next = calls[Math.min(calls.length - 1, Math.max(0, at + by))];
    if (next) setWanted(next.appointment.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    step(by);
  };
  const goOn = async (act: Promise<Result<unknown, Refusal>>): Promise<void> => {
    const following = nextCall(calls, id, me, nowMs);
    const key = shown ? keyOf(shown) : '';
    if (!(await run(() => act))) return;
    setSettled((known) => new Map([...known, [key, false]]));
    setWanted(following?.appointment.id ?? '');
  };
  return {
    list,
    shown,
    id,
    refusal,
    onKeyDown,
    stand: setWanted,
    held: shown ? heldByOther(shown, me, nowMs) : null,
    mayAnswer: shown !== undefined && mayAnswer(shown, me),
    isMine: shown !== undefined && isInHand(shown, me, nowMs),
    heldBy: (call: Call) => heldByOther(call, me, nowMs),
    isOwn: (call: Call) => isInHand(call, me, nowMs),
    next: (): void => {
      const next = nextCall(calls, id, me, nowMs);
      if (next) setWanted(next.appointment.id);
    },
    take: (): void => void run(() => commands.takeCall({ appointmentId: id, left: shown?.left ?? [] })),
    told: (channel: TellingChannel): void => void goOn(commands.settleTelling({ appointmentId: id, channel })),
    note: (outcome: CallOutcome): void => void goOn(commands.noteCall({ appointmentId: id, outcome })),
  };
};

export type CallListState = Omit<ReturnType<typeof useCallList>, 'list' | 'onKeyDown'>;
