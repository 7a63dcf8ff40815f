import { useRef, useState, type Dispatch, type SetStateAction } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../data/commands/use-commands';
import { now } from '../../platform/clock';
import { useReboundOpen } from '../../ui/keys';
import { blankDraft, citizenOfDraft, receivedInstant, type NewDraft } from './view-model/new-request-draft';

const text = requestsText.create;

type Faults = { readonly reason?: string; readonly day?: string; readonly time?: string };

/** What is typed of it; it outlives the form, so that a look at the list loses nothing. */
export type TypedRequest = readonly [NewDraft, Dispatch<SetStateAction<NewDraft>>];

export type NewRequest = {
  readonly draft: NewDraft;
  readonly set: (patch: Partial<NewDraft>) => void;
  readonly faults: Faults;
  readonly problem: string;
  /** What was logged last, in words, until the next one is begun or refused. */
  readonly said: string;
  readonly save: () => Promise<boolean>;
};

const faultsOf = (draft: NewDraft, fault: 'day' | 'time' | undefined): Faults => ({
  ...(draft.reasonId === '' ? { reason: text.reasonMissing } : {}),
  ...(fault === 'day' ? { day: text.dayWrong } : {}),
  ...(fault === 'time' ? { time: text.timeWrong } : {}),
});

/** What was refused is there again, wherever nothing else was typed meanwhile. */
const putBack = (sent: NewDraft, blank: NewDraft, known: NewDraft): NewDraft => {
  const typed = Object.entries(known).filter(([key, value]) => value !== blank[key as keyof NewDraft]);
  return { ...sent, ...Object.fromEntries(typed) };
};

/** The form of a new request. After saving it is empty but for the channel and the day: the next letter of the pile. */
export const useNewRequest = (
  reference: SiteReference,
  today: string,
  [draft, setDraft]: TypedRequest,
  onLogged: (requestId: string) => void,
): NewRequest => {
  const { logRequest } = useCommands();
  const emptied = useReboundOpen();
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');
  const isBusy = useRef(false);
  const save = async (): Promise<boolean> => {
    if (isBusy.current) return false;
    const { at, fault } = receivedInstant(draft, today, now().toISOString(), reference.site.zone);
    const wrong = faultsOf(draft, fault);
    setFaults(wrong);
    setProblem('');
    setSaid('');
    if (Object.keys(wrong).length > 0) return false;
    isBusy.current = true;
    // Empty at once: what is typed while the request is stored is of the next one, and Ctrl Entrée pressed twice is of this one.
    const next = blankDraft(draft);
    setDraft(next);
    emptied();
    let isLogged = false;
    try {
      const done = await logRequest({
        channel: draft.channel,
        reasonId: draft.reasonId,
        citizen: citizenOfDraft(draft),
        subject: draft.subject,
        receivedAt: at,
      });
      if (!done.ok) {
        setProblem(refusalLine(done.reason));
        return false;
      }
      isLogged = true;
      setSaid(text.logged(entryById(reference.reasons, draft.reasonId)?.name ?? ''));
      onLogged(done.value.requestId);
      return true;
    } finally {
      if (!isLogged) setDraft((known) => putBack(draft, next, known));
      isBusy.current = false;
    }
  };
  return {
    draft,
    faults,
    problem,
    said,
    save,
    set: (patch) => {
      setDraft((known) => ({ ...known, ...patch }));
      setFaults({});
      setProblem('');
      setSaid('');
    },
  };
};
