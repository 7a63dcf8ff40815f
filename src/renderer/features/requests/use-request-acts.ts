import type { SiteReference } from '#shared/domain/model/reference';
import type { Request } from '#shared/domain/model/request';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { entryById } from '#shared/lib/entry-by-id';

import type { RequestStep } from '../../data/commands/request/request-commands';
import { useCommands } from '../../data/commands/use-commands';
import { useOneAct } from '../../data/commands/use-one-act';

export type RequestActs = {
  /** Takes one step; says whether it was taken. */
  readonly step: (step: RequestStep) => Promise<boolean>;
  readonly undo: (eventId: string) => Promise<boolean>;
  /** Why the last act was refused, until the next. */
  readonly problem: string;
};

/** The acts on one request, one at a time. */
export const useRequestActs = (request: Request, { reasons }: SiteReference): RequestActs => {
  const { actOnRequest, undoRequestStep } = useCommands();
  const { run, refusal } = useOneAct();
  const names = { reason: (id: string) => entryById(reasons, id)?.name ?? '' };
  return {
    step: (step) => run(() => actOnRequest({ requestId: request.id, step })),
    undo: (eventId) => run(() => undoRequestStep({ requestId: request.id, eventId })),
    problem: refusal ? refusalLine(refusal, names) : '',
  };
};
