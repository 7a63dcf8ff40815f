import { useEffect, useRef, useState } from 'react';

import type { ReferenceBody } from '#shared/domain/model/reference';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import type { SettingFault } from '#shared/domain/settings/setting-fault';
import { saySettingFault } from '#shared/i18n/fr/setting-faults';
import { canonicalText } from '#shared/sync/canonical-text';
import { sayRefusal, type RefusalWords } from '#shared/i18n/fr/refusals';
import { settingsText } from '#shared/i18n/fr/settings';

import type { SettingsRefusal } from '../../../data/commands/settings/change-settings';
import { useCommands } from '../../../data/commands/use-commands';
import { newKeyOf } from './unsaved';
import { useEntryState, type EntryState, type FormShape } from './use-entry-state';

/** One entry as it was and as it shall be, of one kind. */
export type EntryChange<Body extends ReferenceBody> = {
  readonly id: string;
  readonly before: Body | null;
  readonly body: Body | null;
};

export type SettingFormInput<Body extends ReferenceBody, Draft> = {
  readonly shape: FormShape<Body, Draft>;
  /** `''` = a new entry. */
  readonly id: string;
  /** It makes a new entry although it has an id: there can be one only. */
  readonly isNew?: boolean;
  /** The entry as the desk knows it now; `null` = it is new, or gone. */
  readonly stored: Body | null;
  /** What a new entry begins with. */
  readonly blank: Body;
  /** Under what a new entry is kept while another one is shown; by its kind unless told. */
  readonly newKey?: string;
  /** It was written, or it went: `''`. `changes` are all that were written. */
  readonly onDone?: (id: string, changes: readonly SettingChange[]) => void;
  /** Further changes of the same act: what follows from this entry. */
  readonly also?: (id: string, body: Body | null) => readonly SettingChange[];
  /** All changes of the act, where they are others than this entry and what follows from it. */
  readonly plan?: (change: EntryChange<Body>, draft: Draft) => readonly SettingChange[];
  readonly nameOf?: (id: string) => string;
};

export type SettingForm<Draft> = {
  readonly draft: Draft;
  /** It makes a new entry. */
  readonly isNew: boolean;
  readonly set: (patch: Partial<Draft>) => void;
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  /** The words beside a field; `undefined` = nothing is wrong there. `''` is about the entry as a whole. */
  readonly faultAt: (path: string) => string | undefined;
  /** What was refused as a whole. */
  readonly refusal: RefusalWords | null;
  /** Somebody else changed or deleted the entry while it was edited here. */
  readonly isStale: boolean;
  readonly takePresent: () => void;
  readonly keepMine: () => void;
  readonly save: () => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
  readonly reset: () => void;
};

type Told = { readonly faults: readonly SettingFault[]; readonly refusal: RefusalWords | null };
const nothing: Told = { faults: [], refusal: null };

const isSameBody = (a: ReferenceBody, b: ReferenceBody): boolean => canonicalText(a) === canonicalText(b);

const tell = ({ refusal, faults }: SettingsRefusal): Told => ({
  faults,
  // What is wrong stands beside its field.
  refusal: refusal.code === 'settingsFaulty' ? null : sayRefusal(refusal),
});

type WriteNeeds<Body extends ReferenceBody, Draft> = {
  readonly input: SettingFormInput<Body, Draft>;
  readonly entry: EntryState<Body, Draft>;
  readonly setBusy: (isBusy: boolean) => void;
  readonly setTold: (told: Told) => void;
};

/** Writes the entry, or takes it away (`null`), with all that belongs to the same act. Says whether it was done. */
const useWrite = <Body extends ReferenceBody, Draft>({
  input,
  entry,
  setBusy,
  setTold,
}: WriteNeeds<Body, Draft>): ((body: Body | null) => Promise<boolean>) => {
  const { changeSettings } = useCommands();
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  return async (body) => {
    const { id, before, draft } = entry;
    const changes = input.plan?.({ id, before, body }, draft) ?? [
      { id, before, body },
      ...(input.also?.(id, body) ?? []),
    ];
    setBusy(true);
    const what = input.shape.what(body ?? before ?? input.blank);
    const done = await changeSettings({ what: body === null ? settingsText.form.removed(what) : what, changes });
    setBusy(false);
    setTold(done.ok ? nothing : tell(done.reason));
    if (!done.ok) return false;
    // What a plan makes last is what is shown next.
    const shown = input.plan ? changes.at(-1) : changes.find((one) => one.id === id);
    const bodyAt = (at: string): Body | null => (changes.find((one) => one.id === at)?.body ?? null) as Body | null;
    entry.written(bodyAt(id), { id: shown?.id ?? id, body: bodyAt(shown?.id ?? id) });
    // Who went on to another section meanwhile is not brought back.
    if (isThere.current) input.onDone?.(body ? id : '', changes);
    return true;
  };
};

/** One entry in a form: what is typed stays until it is written, whatever the server or others say meanwhile. */
export const useSettingForm = <Body extends ReferenceBody, Draft extends object>(
  input: SettingFormInput<Body, Draft>,
): SettingForm<Draft> => {
  const { shape, stored, nameOf } = input;
  const [told, setTold] = useState(nothing);
  const [isBusy, setBusy] = useState(false);
  const entry = useEntryState({ newKey: newKeyOf(input.blank.kind), ...input, isBusy });
  const write = useWrite({ input, entry, setBusy, setTold });
  const takePresent = () => {
    entry.follow(stored);
    setTold(nothing);
  };
  return {
    draft: entry.draft,
    isNew: input.isNew ?? input.id === '',
    isDirty: entry.isDirty,
    isBusy,
    refusal: told.refusal,
    isStale: entry.hasMoved && entry.isDirty && !isBusy,
    set: (patch) => {
      entry.setDraft((present) => ({ ...present, ...patch }));
      // A time that is left is written out (« 14 » as « 14:00 »): that mends nothing, and what was told of it stays.
      if (!isSameBody(shape.toBody(entry.draft), shape.toBody({ ...entry.draft, ...patch }))) setTold(nothing);
    },
    faultAt: (path) => {
      const fault = told.faults.find((one) => one.path === path);
      return fault && saySettingFault(fault, nameOf);
    },
    takePresent,
    keepMine: () => {
      entry.rebase(stored);
      setTold(nothing);
    },
    save: () => write(shape.toBody(entry.draft)),
    remove: () => write(null),
    reset: takePresent,
  };
};
