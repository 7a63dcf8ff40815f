import { useEffect, useRef, useState } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { commonText } from '#shared/i18n/fr/common';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import type { Result } from '#shared/lib/result';
import { entryById } from '#shared/lib/entry-by-id';

/** A key that rebounds comes again within this time; a person who means two acts takes longer. */
const reboundMs = 200;

/** A call that another desk made first says nothing of the next person, above whose name it stands: it goes by itself after this time. */
const calledElsewhereMs = 15_000;

/** Why an act was refused, or words of the screen; `todo` stands in the place of the usual advice. */
type Problem = {
  readonly of: GuardedAct | null;
  readonly said: string | { readonly refusal: Refusal; readonly todo: string | undefined };
};

/** A call whose desk was not known yet, with the desk as it is known by now. */
const asKnown = (refusal: Refusal, tickets: readonly Ticket[]): Refusal =>
  refusal.code === 'alreadyCalled' && refusal.deskId === ''
    ? { ...refusal, deskId: entryById(tickets, refusal.ticketId)?.deskId ?? '' }
    : refusal;

/** An act; `again` says its refusal once more, when more is known of it. */
type GuardedAct = (again: (refusal: Refusal) => void) => Promise<Result<unknown, Refusal>>;

/** Runs one act at a time and keeps why the last one was refused. A press while one is under way does nothing. */
export const useGuardedAct = (reference: SiteReference, tickets: readonly Ticket[]) => {
  const [problem, setProblem] = useState<Problem | null>(null);
  const isBusy = useRef(false);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  const words = (said: Problem['said']): string => {
    if (typeof said === 'string') return said;
    const desk = (id: string): string => commonText.desk(entryById(reference.desks, id)?.number ?? '').trim();
    const { text, todo } = sayRefusal(asKnown(said.refusal, tickets), {
      desk,
      agent: (id) => entryById(reference.agents, id)?.shortName ?? '',
      ticket: (id) => tickets.find((one) => one.id === id)?.label ?? '',
    });
    return [text, said.todo ?? todo].filter((part) => part !== '').join(' ');
  };

  const fades = typeof problem?.said === 'object' && problem.said.refusal.code === 'alreadyCalled';
  useEffect(() => {
    if (!fades) return undefined;
    const timer = setTimeout(() => setProblem((last) => (last === problem ? null : last)), calledElsewhereMs);
    return () => clearTimeout(timer);
  }, [fades, problem]);

  /** Several of these may be under way: papers are ticked faster than they are written. */
  const runFree = async (act: () => Promise<Result<unknown, Refusal>>): Promise<void> => {
    // Whoever tries again is answered again, also in the same words.
    setProblem(null);
    const done = await act();
    setProblem(done.ok ? null : { of: act, said: { refusal: done.reason, todo: undefined } });
  };

  /** `todo` says what to do about a refusal where the usual words mean another act. */
  const run = async (act: GuardedAct, todo?: string): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    const rebound = new Promise((resolve) => {
      setTimeout(resolve, reboundMs);
    });
    setProblem(null);
    // Only while it stands: the next act is about something else.
    const again = (refusal: Refusal): void =>
      setProblem((last) => (last?.of === act ? { of: act, said: { refusal, todo } } : last));
    try {
      const doing = act(again);
      underWay.current = doing;
      const done = await doing;
      if (!done.ok) setProblem({ of: act, said: { refusal: done.reason, todo } });
      return done.ok;
    } finally {
      void rebound.then(() => {
        isBusy.current = false;
      });
    }
  };

  /** Says why a press did nothing. */
  const tell = (said: string): void => setProblem({ of: null, said });

  /** A choice out of a list is no rebound: it waits for the act under way instead of being lost with the list. */
  const runChosen = async (act: GuardedAct): Promise<boolean> => {
    await underWay.current.catch(() => undefined);
    isBusy.current = false;
    return run(act);
  };

  return { run, runChosen, runFree, tell, problem: problem ? words(problem.said) : '' };
};
