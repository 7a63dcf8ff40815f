import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';

import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import { calledSo, meantCitizen } from '#shared/domain/people/search-citizens';
import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';
import { refusalLine } from '#shared/i18n/fr/refusals';
import type { Ticket, WaitBand } from '#shared/domain/model/ticket';
import type { Refusal } from '#shared/errors/refusal';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../data/commands/use-commands';
import { useCitizenFind, useTiedFile } from '../../data/queries/use-citizen-search';
import { useCitizens } from '../../data/queries/use-citizens';
import { useReboundOpen } from '../../ui/keys';
import { useSaid } from '../../ui/voice/use-said';
import {
  citizenOf,
  emptyDraft,
  isBegunFor,
  isEmpty,
  isOfSame,
  namesNobody,
  takenBy,
  type Came,
  type PassageDraft,
} from './passage-draft';
import type { Arrival } from './view-model/arrivals';

export type PassageNext = 'ticket' | 'answered' | 'entrust';

const text = receptionText.passage;
/** Whether the keyboard is still at the passage: who went on elsewhere keeps the focus. */
export const isAtPassage = (): boolean => document.activeElement?.matches('body, .walk *') ?? true;

/** Where the name of a passage is typed. */
export const nameField = '.two [role="combobox"]';

/** What a draft lacks for this way out, in words; `''` = nothing. */
const missing = (draft: PassageDraft, next: PassageNext, { reasons }: SiteReference): string => {
  if (draft.reasonId === '') return text.reasonMissing;
  if (next === 'ticket' && draft.channel !== 'desk') return text.ticketNeedsPresence;
  const reason = entryById(reasons, draft.reasonId);
  if (next === 'ticket' && reason && !reason.walkIn) return text.needsAppointment;
  return '';
};

/** What is asked before a ticket is given, in this order: the house has closed, they are expected, or hold a ticket already. */
const questions = ['shut', 'expected', 'held'] as const;
type Question = (typeof questions)[number];

/** So many files are looked at for others of a name. */
const mostBearers = 12;

type AskedFor = { readonly citizenId: string; readonly about: Question | null };
const nobodyAsked: AskedFor = { citizenId: '', about: null };

type PassageNeeds = {
  readonly reference: SiteReference;
  /** The wait to announce to who takes a ticket for a reason now; `null` when it is not known. */
  readonly announcedFor: (reasonId: string, priority: boolean) => WaitBand | null;
  readonly onTicket: (ticketId: string) => void;
  /** The appointment of today for which a citizen has not come yet. */
  readonly expectedOf: (citizenId: string) => Arrival | undefined;
  /** The ticket of today that a citizen holds. */
  readonly heldBy: (citizenId: string) => Ticket | undefined;
  /** When the house opens again, in words, where it has closed for today; `''` = it has not. */
  readonly closedToday: string;
  /** There the next digit chooses one. */
  readonly onReasonMissing: () => void;
  /** It was written, and nothing was begun since: the form is empty again. */
  readonly onLogged: () => void;
};

/** The form of a passage: its draft, what is wrong with it, and its three ways out. A refusal loses nothing typed. */
export const usePassage = ({
  reference,
  announcedFor,
  onTicket,
  expectedOf,
  heldBy,
  closedToday,
  ...on
}: PassageNeeds) => {
  const commands = useCommands();
  const unread = useReboundOpen(true, isAtPassage);
  const [draft, setDraft] = useState<PassageDraft>(emptyDraft);
  // Each try has a problem of its own, also in the same words.
  const [said, setSaid] = useState({ text: '' });
  const setProblem = (problemText: string): void => setSaid({ text: problemText });
  const refuse = (reason: Refusal): void => setProblem(refusalLine(reason));
  /** What was asked for while the files were still read: it is done as soon as it is known who bears the name. */
  const [waiting, setWaiting] = useState<PassageNext | null>(null);
  /** The citizen who is expected or holds a ticket, while it is asked what a ticket for them would be. */
  const [askedFor, setAskedFor] = useState(nobodyAsked);
  /** The draft for which it is asked whether a ticket is given although the house has closed for today; `null` = not asked. */
  const [askedShut, setAskedShut] = useState<PassageDraft | null>(null);
  /** What was begun for somebody else when an arrival was written, until they are handled or it is left; `null` = nothing. */
  const [aside, setAside] = useState<PassageDraft | null>(null);
  /** The draft that is being written, `null` = none. What is changed meanwhile begins the next passage, which the answer leaves alone. */
  const [sent, setSent] = useState<PassageDraft | null>(null);
  /** The draft of which it was asked whom the department answers; entrusted once more it is of nobody. */
  const askedWhom = useRef<PassageDraft | null>(null);
  const latest = useRef(draft);
  useLayoutEffect(() => {
    latest.current = draft;
  });
  const find = useCitizenFind(draft.citizenId === '' ? draft.citizenText : '');
  const tied = useTiedFile(draft, find);
  // Also once somebody is chosen, when nobody is looked for any more: a namesake of theirs may still be made of the text.
  const town = useCitizens(draft.citizenText !== '');
  const problem = waiting === null || sent !== null ? said.text : peopleText.search.reading;
  useSaid('refusal', problem, { answers: said });

  const putBack = (draftBefore: PassageDraft): void => {
    const { current } = latest;
    // Another one stands there by now: what was taken for an arrival goes on waiting beside the form.
    if (!isEmpty(current) && current !== draftBefore) return;
    setDraft((known) => (isEmpty(known) ? draftBefore : known));
    setAside((known) => (known === draftBefore ? null : known));
  };

  /**
   * `answered` = which question about this ticket was answered by « all the same »; a later one includes those before it. `of` is what the form
   * says, or what an answer just made of it.
   */
  const send = async (next: PassageNext, answered: Question | null = null, of = draft): Promise<void> => {
    const asks = (question: Question): boolean =>
      next === 'ticket' && questions.indexOf(question) > (answered ? questions.indexOf(answered) : -1);
    const wrong = missing(of, next, reference);
    setProblem(wrong);
    setWaiting(null);
    if (wrong === text.reasonMissing) on.onReasonMissing();
    if (wrong !== '') return;
    // One touch, one ticket: a second press while the first is being written does nothing. The next passage waits for its turn.
    if (sent !== null) {
      if (of !== sent) setWaiting(next);
      return;
    }
    if (next === 'entrust' && namesNobody(of) && askedWhom.current !== of) {
      askedWhom.current = of;
      setProblem(text.entrustWhom);
      document.querySelector<HTMLInputElement>(nameField)?.focus();
      // Pressed twice it is the same press: the question was not read.
      unread();
      return;
    }
    const meant = meantCitizen(of, find);
    if (meant === 'reading') {
      setWaiting(next);
      return;
    }
    if (meant === 'ask') {
      setProblem(peopleText.search.bearersOrNew(calledSo(find.matches).length));
      // There it can be chosen.
      document.querySelector<HTMLInputElement>(nameField)?.focus();
      return;
    }
    if (asks('shut') && closedToday !== '') {
      setAskedShut(of);
      return;
    }
    for (const about of ['expected', 'held'] as const) {
      if (!asks(about) || !{ expected: expectedOf, held: heldBy }[about](meant.citizenId)) continue;
      setDraft((known) => ({ ...known, citizenId: meant.citizenId }));
      setAskedFor({ citizenId: meant.citizenId, about });
      return;
    }
    setSent(of);
    try {
      const done = await commands.logPassage({
        reasonId: of.reasonId,
        citizen: citizenOf({ ...of, citizenId: meant.citizenId }, town.lean),
        channel: of.channel,
        priority: of.priority,
        next,
        announced: next === 'ticket' ? announcedFor(of.reasonId, of.priority) : null,
      });
      if (!done.ok) {
        const isElsewhere = latest.current !== of;
        // The form is of somebody else by now: it is said of whom this is.
        setProblem(isElsewhere ? text.refusedOf(of.citizenText, refusalLine(done.reason)) : refusalLine(done.reason));
        setWaiting(null);
        putBack(of);
        return;
      }
      const isLast = latest.current === of;
      setDraft((known) => (known === of ? emptyDraft : known));
      setAside((known) => (known && isOfSame(known, of) ? null : known));
      if (done.value.ticketId !== '') onTicket(done.value.ticketId);
      if (!isLast) return;
      // The Entrée that printed, pressed again before its ticket is seen, chooses no reason for the next person.
      unread();
      on.onLogged();
    } finally {
      setSent(null);
    }
  };

  const sendNow = useEffectEvent((next: PassageNext) => void send(next));
  useEffect(() => {
    if (waiting === null || sent !== null || find.state === 'reading') return undefined;
    const soon = setTimeout(() => sendNow(waiting));
    return () => clearTimeout(soon);
  }, [waiting, sent, find.state]);
  // A press counts while somebody is there to see what comes of it.
  useEffect(() => () => setWaiting(null), []);

  const change = (patch: Partial<PassageDraft>): void => {
    setDraft((known) => ({ ...(known === sent ? emptyDraft : known), ...patch }));
    setProblem('');
    setWaiting(null);
  };
  const begin = (patch: Partial<PassageDraft>): void => {
    setDraft({ ...emptyDraft, ...patch });
    setProblem('');
    setWaiting(null);
  };

  /**
   * Who stands there is another person of the same name: the ticket that was asked about is theirs, with a file of their own. Where several have
   * one already it may be any of these, and the list asks which.
   */
  const sendAnother = (answered: Question): void => {
    const isOnly = calledSo(town.find(draft.citizenText, mostBearers)).length < 2;
    const another: PassageDraft = { ...draft, citizenId: '', isNewName: isOnly };
    setDraft(another);
    if (isOnly) void send('ticket', answered, another);
    else setWaiting('ticket');
  };

  // A question about one person is none about the next.
  const about = draft.citizenId === askedFor.citizenId ? askedFor.about : null;
  const expected = about === 'expected' ? expectedOf(draft.citizenId) : undefined;
  const held = about === 'held' ? heldBy(draft.citizenId) : undefined;
  const onClose = (): void => setAskedFor(nobodyAsked);
  return {
    draft,
    /** It is asked whether this is the arrival of somebody who is expected; `null` = not asked. */
    expected: expected
      ? {
          appointmentId: expected.appointmentId,
          name: expected.values ? knownBy(expected.values) : draft.citizenText,
          time: expected.time,
          priority: draft.priority,
          file: tied?.said ?? '',
          onClose,
        }
      : null,
    /** It is asked whether somebody who holds a ticket gets another one; `null` = not asked. */
    held: held
      ? { ticketId: held.id, label: held.label, name: draft.citizenText, file: tied?.said ?? '', onClose }
      : null,
    /** It is asked whether a ticket is given after closing; `null` = not asked. */
    shut: askedShut === draft ? { closedToday, onClose: () => setAskedShut(null) } : null,
    /** What the form shows. */
    form: {
      draft,
      isSent: draft === sent,
      find,
      problem,
      tied: draft === sent ? null : tied,
      aside: aside?.citizenText ?? '',
    },
    /** What a change is made to: nothing while the draft is being written, as it begins the next passage. */
    base: draft === sent ? emptyDraft : draft,
    change,
    /** Empties the form for somebody else. */
    begin,
    /**
     * Takes off the form what stands there, as somebody arrives: nobody after them inherits it. What names somebody else can be taken up again.
     * `priority` is of who arrives; `null` = nothing was taken.
     */
    take: (came: Came): { readonly draft: PassageDraft; readonly priority: boolean } | null => {
      const { current } = latest;
      setAside((known) => (known && isBegunFor(known, came) ? null : known));
      // What is being written is gone with its answer.
      if (isEmpty(current) || current === sent) return null;
      const { priority, isAside } = takenBy(current, came);
      if (isAside) setAside(current);
      begin({});
      return { draft: current, priority };
    },
    asideActs: {
      /** What was begun since waits in its place. */
      onResume: (): void => {
        if (!aside) return;
        setAside(isEmpty(draft) || draft === sent ? null : draft);
        begin(aside);
        on.onReasonMissing();
      },
      onDropAside: (): void => {
        setAside(null);
        on.onReasonMissing();
      },
    },
    /** They got no ticket: what was taken for them stands there again, unless something was begun since. */
    putBack,
    /** The Entrée that opened it, pressed again at once, prints nothing. */
    unread,
    /** Something stands in it. */
    isBegun: !isEmpty(draft),
    send,
    sendAnother,
    say: setProblem,
    refuse,
    reasonName: (reasonId: string): string => entryById(reference.reasons, reasonId)?.name ?? '',
  };
};
