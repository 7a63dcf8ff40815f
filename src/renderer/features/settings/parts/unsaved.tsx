import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

import { settingsText } from '#shared/i18n/fr/settings';

import { Note } from '../../../ui/note';

const texts = settingsText.unsaved;

/** Begins the key of what is no entry yet. */
const newPrefix = 'new ';

type Seen = {
  /** The keys of the entries of which something was typed and not saved: ids, and the keys of new ones. */
  readonly typed: ReadonlySet<string>;
  /** Those of the forms that are shown. */
  readonly shown: ReadonlySet<string>;
};

type Unsaved = Seen & {
  readonly find: (key: string) => unknown;
  /** `null`: it was saved or given up. */
  readonly keep: (key: string, copy: unknown) => void;
  /** Answers what ends it. */
  readonly show: (key: string) => () => void;
};

const UnsavedContext = createContext<Unsaved | null>(null);

const useUnsaved = (): Unsaved => {
  const unsaved = useContext(UnsavedContext);
  if (!unsaved) throw new Error('a form of the settings needs an UnsavedProvider above it');
  return unsaved;
};

const withKey = (keys: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> => {
  if (keys.has(key) === isIn) return keys;
  return isIn ? new Set([...keys, key]) : new Set([...keys].filter((one) => one !== key));
};

/** Around a section: what was typed into the form of an entry outlives that form, since the section shows one form at a time. */
export const UnsavedProvider = ({ children }: { readonly children: ReactNode }) => {
  const [typed, setTyped] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const [acts] = useState(() => {
    const copies = new Map<string, unknown>();
    const mark = (key: string, isShown: boolean): void => setShown((keys) => withKey(keys, key, isShown));
    return {
      find: (key: string): unknown => copies.get(key),
      keep: (key: string, copy: unknown): void => {
        if (copy === null) copies.delete(key);
        else copies.set(key, copy);
        setTyped((keys) => withKey(keys, key, copy !== null));
      },
      show: (key: string): (() => void) => {
        mark(key, true);
        return () => mark(key, false);
      },
    };
  });
  const unsaved = useMemo((): Unsaved => ({ ...acts, typed, shown }), [acts, typed, shown]);
  return <UnsavedContext value={unsaved}>{children}</UnsavedContext>;
};

/** The kind of an entry of which something was typed and not saved; `''` = nothing was. It tells what an entry was that is gone. */
export const useTypedKind = (key: string): string => {
  const { typed, find } = useUnsaved();
  const copy = typed.has(key) ? (find(key) as { readonly kind?: string }) : null;
  return copy?.kind ?? '';
};

/** The keys of this section of which something was typed and not saved. */
export const useUnsavedKeys = (): ReadonlySet<string> => useUnsaved().typed;

type KeptCopy<Copy> = {
  /** What was typed when this entry was shown last; `undefined` = nothing, or it was saved. */
  readonly found: Copy | undefined;
  /** Keeps a copy of another key, or of none that is shown any more; `null` forgets it. */
  readonly keep: (key: string, copy: Copy | null) => void;
};

/** What was typed for the entry of this key before its form was shown again. */
export const useKeptCopy = <Copy,>(key: string): KeptCopy<Copy> => {
  const { find, keep } = useUnsaved();
  // A form asks for what it kept under the same key itself.
  const [found] = useState(() => find(key) as Copy | undefined);
  return { found, keep };
};

/** Keeps what is typed for the entry of this key; `null` = nothing that is not saved. Give a copy that stays the same between renders. */
export const useKeepCopy = (key: string, copy: unknown): void => {
  const { keep, show } = useUnsaved();
  useEffect(() => keep(key, copy), [keep, key, copy]);
  useEffect(() => show(key), [show, key]);
};

/** The key of what is no entry yet: of a kind, or of anything else of which there is one new at a time. */
export const newKeyOf = (kind: string): string => `${newPrefix}${kind}`;

/** Says how many entries that are not shown wait with what was typed; nothing where there are none. */
export const UnsavedNote = () => {
  const { typed, shown } = useUnsaved();
  const others = [...typed].filter((key) => !shown.has(key));
  if (others.length === 0) return null;
  const isNew = others.some((key) => key.startsWith(newPrefix));
  return (
    <Note tone="warn" role="status" className="set-unsaved">
      {texts.note(others.length)} {isNew && texts.noteOfNew}
    </Note>
  );
};
