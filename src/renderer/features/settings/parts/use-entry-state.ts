import { useEffect, useMemo, useRef, useState } from 'react';

import type { ReferenceBody } from '#shared/domain/model/reference';
import { canonicalText } from '#shared/sync/canonical-text';

import { newId } from '../../../platform/ids';
import { useKeepCopy, useKeptCopy } from './unsaved';

/** How a form reads an entry and writes it back. Stays the same between renders: give a constant. */
export type FormShape<Body extends ReferenceBody, Draft> = {
  readonly toDraft: (body: Body) => Draft;
  readonly toBody: (draft: Draft) => Body;
  /** A few words for the undo bar. */
  readonly what: (body: Body) => string;
};

type EntryInput<Body extends ReferenceBody, Draft> = {
  readonly shape: FormShape<Body, Draft>;
  readonly id: string;
  readonly stored: Body | null;
  readonly blank: Body;
  /** Under what a new entry is kept while another one is shown. */
  readonly newKey: string;
  readonly isBusy: boolean;
};

export type EntryState<Body extends ReferenceBody, Draft> = {
  readonly id: string;
  /** The copy that is edited; `null` = the entry is new, or gone. */
  readonly before: Body | null;
  readonly draft: Draft;
  readonly setDraft: (change: (present: Draft) => Draft) => void;
  readonly isDirty: boolean;
  /** What is stored is no longer the copy that is edited. */
  readonly hasMoved: boolean;
  /** Shows this copy and forgets what was typed. */
  readonly follow: (next: Body | null) => void;
  /** Keeps what was typed, on top of this copy. */
  readonly rebase: (next: Body | null) => void;
  /**
   * It was written so (`null`: it went), and `shown` is what is shown next. What was typed since stays, not saved; a form of new entries is
   * ready for another one.
   */
  readonly written: (next: Body | null, shown: { readonly id: string; readonly body: Body | null }) => void;
};

/** `kind` tells what the entry was once it is gone. */
type Copy<Body, Draft> = {
  readonly id: string;
  readonly kind: string;
  readonly before: Body | null;
  readonly draft: Draft;
};

const same = (a: unknown, b: unknown): boolean => canonicalText(a ?? null) === canonicalText(b ?? null);

/** The copy of an entry that a form edits, beside the one that is stored and what is typed. */
export const useEntryState = <Body extends ReferenceBody, Draft extends object>({
  shape,
  stored,
  blank,
  isBusy,
  ...input
}: EntryInput<Body, Draft>): EntryState<Body, Draft> => {
  const key = input.id === '' ? input.newKey : input.id;
  const { kind } = blank;
  const { found, keep } = useKeptCopy<Copy<Body, Draft>>(key);
  const [id, setId] = useState(() => found?.id ?? (input.id === '' ? newId() : input.id));
  const [before, rebase] = useState<Body | null>(found ? found.before : stored);
  const [draft, setDraft] = useState(() => found?.draft ?? shape.toDraft(stored ?? blank));
  const isDirty = !same(shape.toDraft(before ?? blank), draft);
  const hasMoved = !same(stored, before);
  const show = (next: Body | null) => {
    rebase(next);
    setDraft(shape.toDraft(next ?? blank));
  };
  // Nothing was typed, or what is stored by now: the form shows what was written.
  if (hasMoved && !isBusy && (!isDirty || same(shape.toDraft(stored ?? blank), draft))) show(stored);
  const copy = useMemo(() => (isDirty ? { id, kind, before, draft } : null), [isDirty, id, kind, before, draft]);
  useKeepCopy(key, copy);
  const follow = (next: Body | null) => {
    // The form may be gone by now, and keeps nothing itself any more.
    keep(key, null);
    show(next);
  };
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  const written: EntryState<Body, Draft>['written'] = (next, shown) => {
    const isLater = shown.body !== null && !same(latest.current, draft);
    if (input.id === '') {
      setId(newId());
      follow(null);
    } else if (isLater && shown.id === id) rebase(next);
    else follow(next);
    // The form that shows the entry next finds it; this one may be gone by now.
    if (isLater) keep(shown.id, { id: shown.id, kind, before: shown.body, draft: latest.current });
  };
  return { id, before, draft, setDraft, isDirty, hasMoved, follow, rebase, written };
};
