import { useRef, useState } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Request } from '#shared/domain/model/request';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import type { Result } from '#shared/lib/result';

import type { RequestStep } from '../../data/commands/act-on-request';
import { useCommands } from '../../data/commands/use-commands';

export type RequestActs = {
  /** Takes one step; says whether it was taken. */
  readonly step: (step: RequestStep) => Promise<boolean>;
  readonly undo: (eventId: string) => Promise<boolean>;
  /** Why the last act was refused, until the next. */
  readonly problem: string;
};

/** The acts on one request, one at a time. */
export const useRequestActs = (request: Request, reference: SiteReference): RequestActs => {
  const { actOnRequest, undoRequestStep } = useCommands();
  const [problem, setProblem] = useState('');
  const isBusy = useRef(false);
  const run = async (act: () => Promise<Result<unknown, Refusal>>): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setProblem('');
    try {
      const done = await act();
      const names = { reason: (id: string) => reference.reasons.find((one) => one.id === id)?.name ?? '' };
      if (!done.ok) setProblem(Object.values(sayRefusal(done.reason, names)).filter(Boolean).join(' '));
      return done.ok;
    } finally {
      isBusy.current = false;
    }
  };
  return {
    step: (step) => run(() => actOnRequest({ requestId: request.id, step })),
    undo: (eventId) => run(() => undoRequestStep({ requestId: request.id, eventId })),
    problem,
  };
};
