import { useCallback, useEffect, useRef, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import type { Place } from '#shared/routes/places';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useStation } from '../../data/queries/use-station';
import type { AgendaViewKind } from './agenda-bar';
import type { AppointmentMode } from './appointment-panel';
import type { BlockState } from './view-model/block-state';
import { emptyDraft, type Draft } from './view-model/draft';
import type { Stop } from './view-model/grid-stops';
import type { SlotPreferences } from './view-model/slot-preferences';
import type { Target } from './view-model/move-target';
import { putAside } from './view-model/shelf';
import type { Scope } from './view-model/scope';

/** `day` is that of the appointment: while it moves, another day may be shown. */
export type OpenPanel =
  | { readonly kind: 'none' }
  | { readonly kind: 'create' }
  | {
      readonly kind: 'appointment';
      readonly id: string;
      readonly day: string;
      readonly mode: AppointmentMode;
      readonly refusal: Refusal | null;
    };

/** An appointment in a view other than the day: what has the focus there. */
export type Spot = { readonly id: string; readonly day: string };

/** The place where a form was asked for. `of` = the appointment that was booked in it, which is shown meanwhile; `''` = the form still stands. */
type WayBack = { readonly place: Place; readonly of: string };

/** The open form and those that were left half typed, the newest first. */
type Forms = { readonly draft: Draft | null; readonly shelf: readonly Draft[] };

/**
 * The two are one state: letters may still be on their way into a form that is closed, and are put aside with it once they arrive.
 */
const useForms = () => {
  const [forms, setForms] = useState<Forms>({ draft: null, shelf: [] });
  const setDraft = useCallback(
    (change: (known: Draft | null) => Draft | null): void =>
      setForms((known) => {
        const draft = change(known.draft);
        return draft === known.draft ? known : { ...known, draft };
      }),
    [],
  );
  const setShelf = useCallback(
    (change: (shelf: readonly Draft[]) => readonly Draft[]): void =>
      setForms((known) => ({ ...known, shelf: change(known.shelf) })),
    [],
  );
  /** Closes the open form, and puts it aside where it is half typed and `isKept`. */
  const shelve = useCallback(
    (isKept: boolean): void =>
      setForms(({ draft, shelf }) => ({ draft: null, shelf: draft && isKept ? putAside(shelf, draft) : shelf })),
    [],
  );
  return { ...forms, setDraft, setShelf, shelve };
};

const none: OpenPanel = { kind: 'none' };

/** What the screen remembers: the day, the view, the open panel, the form half typed, and where the keyboard stands. */
export const useAgendaState = (today: string) => {
  const [chosenDay, setDay] = useState<string | null>(null);
  const [view, setView] = useState<AgendaViewKind>('day');
  const [panel, setPanel] = useState<OpenPanel>(none);
  const forms = useForms();
  const [offersOpen, setOffersOpen] = useState(false);
  const [cursor, setCursor] = useState<Stop | null>(null);
  const [filter, setFilter] = useState<BlockState | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const [scope, setScope] = useState<Scope | null>(null);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [moveWanted, setMoveWanted] = useState('');
  const [callAt, setCallAt] = useState('');
  const [back, setBack] = useState<WayBack | null>(null);
  const [notice, setNotice] = useState('');
  const focusWanted = useRef<string | null>(null);
  const sending = useRef(new Set<number>());
  const formCount = useRef(0);
  const channel = useRef<SlotPreferences['channel']>('desk');
  useEffect(() => {
    if (forms.draft && !forms.draft.changes) channel.current = forms.draft.preferences.channel;
  }, [forms.draft]);
  const { agentId } = useStation().settings;
  const lastAgentId = useRef(agentId);
  useEffect(() => {
    // Shown again, this place still serves the same person; another one may take no calls.
    if (lastAgentId.current !== agentId) channel.current = 'desk';
    lastAgentId.current = agentId;
  }, [agentId]);
  return {
    // Until a day is chosen the screen follows the calendar past midnight.
    day: chosenDay ?? today,
    setDay: (day: string) => setDay(day === today ? null : day),
    view,
    setView,
    panel,
    setPanel: (next: OpenPanel) => {
      setPanel(next);
      // Whoever opens another appointment goes on with the agenda.
      if (next.kind === 'appointment') setBack((known) => (known?.of === next.id ? known : null));
    },
    closePanel: () => setPanel(none),
    /** A form that was closed half typed comes back when it is asked for, not by itself. */
    ...forms,
    offersOpen,
    setOffersOpen,
    cursor,
    setCursor,
    filter,
    setFilter,
    target,
    setTarget,
    /** `null` until somebody chose: each view then shows what suits it. */
    scope,
    setScope,
    spot,
    setSpot,
    /** An appointment that is to be moved as soon as its day is read. */
    moveWanted,
    setMoveWanted,
    /** Whose line of the call list was left for a move, `''` = none: the list comes back there. */
    callAt,
    setCallAt,
    /** Closing the form, or what was booked in it, leads back there; `null` = the form was asked for here. */
    back,
    setBack,
    /** A refusal that came when somebody was elsewhere already, in words; `''` = none. */
    notice,
    setNotice,
    focusWanted,
    /** The forms that are on their way, by their id. */
    sending,
    /** How the last person asked: who takes calls books by telephone all day. */
    channel,
    nextFormId: () => (formCount.current += 1),
  };
};

export type AgendaState = ReturnType<typeof useAgendaState>;

const citizenOf = (draft: Draft): string => (draft.who.kind === 'known' ? draft.who.citizenId : '');

/** Forms hold a copy of whom they are for. Who is erased meanwhile goes from the open one, which is empty then, and from those that were put aside. */
export const useWithoutErased = (reference: SiteReference, { draft, shelf, setDraft, setShelf }: AgendaState): void => {
  const values = useCitizenValues([...(draft ? [draft] : []), ...shelf].map(citizenOf));
  const erased = [...values].flatMap(([id, one]) => (Object.values(one).every((value) => value === '') ? id : []));
  const gone = erased.toSorted().join(' ');
  useEffect(() => {
    if (gone === '') return;
    const ids = new Set(gone.split(' '));
    const emptyFor = ({ place, id, preferences }: Draft): Draft =>
      emptyDraft(reference, place, id, preferences.channel);
    setDraft((known) => (known && ids.has(citizenOf(known)) ? emptyFor(known) : known));
    setShelf((all) => all.filter((one) => !ids.has(citizenOf(one))));
  }, [gone, reference, setDraft, setShelf]);
};
