import type { Ticket } from '#shared/domain/model/ticket';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import { callerOf } from '#shared/domain/queue/caller-of';
import { isCooling, isOfferedTo } from '#shared/domain/queue/offered';

import type { Scene } from './live-day';
import { town } from './town';

/** What was seen of those who waited beyond the ceiling. */
export type Starvation = {
  /** Tickets that were beyond it when they were first called. */
  readonly beyond: number;
  /** The longest stay beyond it, minutes. */
  readonly worstMin: number;
  /** Calls by which a desk passed over somebody who had been beyond longer. Must be 0. */
  readonly passedOver: number;
  /** The most calls that anybody beyond the ceiling saw go to others, and the bound that was proved for them. */
  readonly mostPassed: number;
  readonly boundBroken: number;
};

const policy = callPolicyOf(town);
// An arithmetic of its own: the watcher must turn red when the rule does not hold.
const crossedMs = (ticket: Ticket): number =>
  Math.max(Date.parse(ticket.issuedAt), Date.parse(ticket.dueAt) || 0) + 60 * 60_000;

const inTheHouse: ReadonlySet<Ticket['status']> = new Set(['waiting', 'called', 'serving', 'onHold', 'parked']);

type Watched = { passed: number; readonly bound: number };

/** Watches that nobody starves: see the docstring of `callOrder` for the bound. */
export const watchStarvation = () => {
  const watched = new Map<string, Watched>();
  let [beyond, worstMs, passedOver, mostPassed, boundBroken] = [0, 0, 0, 0, 0];
  return {
    atCall: (scene: Scene, called: Ticket, deskId: string): void => {
      const nowMs = Date.parse(scene.nowIso);
      const desk = town.desks.find((one) => one.id === deskId);
      if (!desk) return;
      const caller = callerOf(desk, `a${desk.number}`, town);
      const late = nowMs - crossedMs(called);
      // Who is sent on is called again, from the first arrival: that is no longer a wait for the first call.
      if (late > 0 && called.firstCalledAt === '') [beyond, worstMs] = [beyond + 1, Math.max(worstMs, late)];
      const waiting = scene.tickets.filter((one) => one.status === 'waiting');
      for (const other of waiting) {
        if (other.id === called.id || nowMs <= crossedMs(other)) continue;
        const inHouse = (one: Ticket): boolean =>
          inTheHouse.has(one.status) && one.id !== other.id && crossedMs(one) <= crossedMs(other);
        const known = watched.get(other.id) ?? { passed: 0, bound: scene.tickets.filter(inHouse).length };
        watched.set(other.id, known);
        if (!isOfferedTo(other, caller, policy) || isCooling(other, scene.nowIso)) continue;
        known.passed += 1;
        mostPassed = Math.max(mostPassed, known.passed);
        if (crossedMs(called) > crossedMs(other)) passedOver += 1;
        // Each of those few may be called again after a call in vain.
        if (known.passed > known.bound * policy.noAnswerCalls) boundBroken += 1;
      }
    },
    result: (): Starvation => ({
      beyond,
      worstMin: Math.round(worstMs / 6_000) / 10,
      passedOver,
      mostPassed,
      boundBroken,
    }),
  };
};
