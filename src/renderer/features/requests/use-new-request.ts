import { useEffect, useEffectEvent, useRef, useState, type Dispatch, type SetStateAction } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { calledSo, meantCitizen } from '#shared/domain/people/search-citizens';
import { peopleText } from '#shared/i18n/fr/people';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../data/commands/use-commands';
import { useCitizenFind, useTiedFile, type CitizenFind, type Tied } from '../../data/queries/use-citizen-search';
import { now } from '../../platform/clock';
import { useReboundOpen } from '../../ui/keys';
import { blankDraft, citizenOfDraft, receivedInstant, type NewDraft } from './view-model/new-request-draft';

const text = requestsText.create;

type Faults = { readonly [Field in 'reason' | 'citizen' | 'day' | 'time']?: string };

/** What is typed of it; it outlives the form, so that a look at the list loses nothing. */
export type TypedRequest = readonly [NewDraft, Dispatch<SetStateAction<NewDraft>>];

export type NewRequest = {
  readonly draft: NewDraft;
  readonly set: (patch: Partial<NewDraft>) => void;
  /** The citizens whom the typed name may mean. */
  readonly find: CitizenFind;
  readonly meant: ReturnType<typeof meantCitizen>;
  /** The file that the name is tied to; `null` = none. */
  readonly tied: Tied | null;
  readonly faults: Faults;
  readonly problem: string;
  /** What was logged last, in words, until the next one is begun or refused. */
  readonly said: string;
  readonly save: () => void;
};

type Hears = {
  readonly onLogged: (requestId: string) => void;
  /** It was saved, or refused: the focus goes to the next one, or to what is wrong. */
  readonly onAnswered: (isLogged: boolean) => void;
};

const faultsOf = (draft: NewDraft, bearers: number, fault: 'day' | 'time' | undefined): Faults => ({
  ...(draft.reasonId === '' ? { reason: text.reasonMissing } : {}),
  ...(bearers > 0 ? { citizen: peopleText.search.bearersOrNew(bearers) } : {}),
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
  { onLogged, onAnswered }: Hears,
): NewRequest => {
  const { logRequest } = useCommands();
  const emptied = useReboundOpen();
  const find = useCitizenFind(draft.citizenId === '' ? draft.citizenText : '');
  const meant = meantCitizen(draft, find);
  const tied = useTiedFile(draft, find);
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');
  /** It was asked for while the files were still read: it is saved as soon as it is known who bears the name. */
  const [isWaiting, setWaiting] = useState(false);
  const isBusy = useRef(false);
  const log = async (citizenId: string, at: string | undefined): Promise<boolean> => {
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
        citizen: citizenOfDraft({ ...draft, citizenId }, find.lean),
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
  const clear = (): void => {
    setFaults({});
    setProblem('');
    setSaid('');
    setWaiting(false);
  };
  const save = async (): Promise<void> => {
    if (isBusy.current) return;
    clear();
    const { at, fault } = receivedInstant(draft, today, now().toISOString(), reference.site.zone);
    const wrong = faultsOf(draft, meant === 'ask' ? calledSo(find.matches).length : 0, fault);
    setFaults(wrong);
    if (Object.keys(wrong).length > 0) onAnswered(false);
    else if (typeof meant === 'string') setWaiting(true);
    else onAnswered(await log(meant.citizenId, at));
  };
  const saveNow = useEffectEvent(() => void save());
  // A press counts while somebody is there to see what comes of it.
  useEffect(() => () => setWaiting(false), []);
  useEffect(() => {
    if (!isWaiting || find.state === 'reading') return undefined;
    const soon = setTimeout(() => saveNow());
    return () => clearTimeout(soon);
  }, [isWaiting, find.state]);
  return {
    draft,
    find,
    meant,
    tied,
    faults,
    problem: isWaiting ? peopleText.search.reading : problem,
    said,
    save: () => void save(),
    set: (patch) => {
      setDraft((known) => ({ ...known, ...patch }));
      clear();
    },
  };
};
