import type { ReactNode } from 'react';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

import { flushSync } from 'react-dom';

import type { SingleKeys } from '#shared/lib/single-keys';

import { groundsAt, isWaiting, takesText, type Ground } from './ground';
import { keepFocus } from './keep-focus';
import { isLetterKey, isReservedKey, keyNames } from './key-name';
import {
  createKeyRegistry,
  LOCK_DEPTH,
  shownAs,
  type ActiveAction,
  type BoundAction,
  type KeyAction,
  type KeyRegistry,
  type KeysOptions,
} from './key-registry';
import { createUndoKey, followText, giveUpText, isAboutText, type UndoKey } from './undo-key';
import { createRebound, createWriting, fieldFor, isLetterOfDigit, isTyped, isWithinDialog } from './writing';

export type { ActiveAction, ChordKey, KeyAction, KeysOptions } from './key-registry';

type Keys = {
  readonly registry: KeyRegistry;
  readonly undoKey: UndoKey<Element>;
  readonly rebound: ReturnType<typeof createRebound>;
  /** Called when letters are typed while no field takes them. */
  readonly strays: Set<() => void>;
};

const KeysContext = createContext<Keys | null>(null);
const DepthContext = createContext(0);
const FormContext = createContext('');

const useKeysAbove = (): Keys => {
  const keys = useContext(KeysContext);
  if (!keys) throw new Error('useKeys needs a KeysProvider above it');
  return keys;
};
const useRegistry = (): KeyRegistry => useKeysAbove().registry;

const allFields = (): Iterable<Element> => document.querySelectorAll('input, textarea');

const pressFocused = (): void =>
  void (document.activeElement instanceof HTMLButtonElement && document.activeElement.click());

const take = (event: KeyboardEvent, action: ActiveAction, writing: ReturnType<typeof createWriting>): void => {
  event.preventDefault();
  event.stopPropagation();
  if (event.repeat || action.disabled) return;
  const isHeld = !isReservedKey(action.key) && (action.waits === true || isLetterOfDigit(event));
  const later = isHeld ? action.grasp?.() : undefined;
  // What is pressed next finds the screen as this leaves it.
  if (later) writing.hold(event, () => flushSync(later));
  else action.run?.();
};

const listen = ({ registry, undoKey, rebound, strays }: Keys): (() => void) => {
  const writing = createWriting();
  const stopKeeping = keepFocus();
  const stopFollowing = followText(undoKey);
  const stand = (): void => registry.stand(groundsAt(document.activeElement));
  const enter = (event: FocusEvent): void => {
    stand();
    if (isWithinDialog(event)) rebound.seen();
  };
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget === null) stand();
  };
  const early = (event: KeyboardEvent) => {
    stand();
    const names = keyNames(event);
    const name = names[0] ?? '';
    if (event.isComposing) return;
    if (rebound.press(name, performance.now(), event.repeat)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (name === 'Échap') giveUpText(undoKey);
    const settled = writing.settle(event);
    if (settled === 'taken' || (settled !== 'nothing' && (name === 'Entrée' || name === 'Espace'))) {
      event.preventDefault();
      event.stopPropagation();
      // A choice leads the focus on, and there the press is meant. What an act leads to is to be seen first.
      if (settled === 'chosen')
        requestAnimationFrame(() =>
          requestAnimationFrame(() => rebound.press('Entrée', performance.now(), false) || pressFocused()),
        );
      return;
    }
    // Not the target: the focus may have been brought back since the key went down.
    const held = document.activeElement;
    // Half of a date is no input yet.
    if (takesText(held) && isTyped(event)) undoKey.type();
    // A closed list reads letters, but a blank would open it.
    const isInField = takesText(held) && !(name === 'Espace' && held instanceof HTMLButtonElement);
    if (writing.isText(event, isInField, () => registry.answering(names) !== undefined)) {
      const field = name === 'Espace' ? null : fieldFor(held);
      if (field) {
        // The letter follows the focus.
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
        const begun = writing.begun();
        // As if it was typed there: the field hears of it, and Ctrl Z takes it back.
        if (begun !== '') document.execCommand('insertText', false, begun);
        return;
      }
      for (const hear of strays) hear();
      // A blank in the middle of a word presses no button.
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!isReservedKey(name)) return;
    const action = registry.answering(names);
    if (name === 'Ctrl Z' && isAboutText(event, action, undoKey)) return;
    if (action) take(event, action, writing);
    // Chromium would search, move the caret by F7 or leave the page: here a function key without an act does nothing.
    else if (/F\d{1,2}$/.test(name)) event.preventDefault();
  };
  const late = (event: KeyboardEvent) => {
    const names = keyNames(event);
    if (event.isComposing || event.defaultPrevented || isReservedKey(names[0] ?? '')) return;
    if (takesText(document.activeElement) && names[0] !== 'Échap') return;
    const action = registry.answering(names);
    if (action) take(event, action, writing);
  };
  const point = (): void => {
    writing.stop();
    rebound.seen();
  };
  window.addEventListener('keydown', early, { capture: true });
  window.addEventListener('keydown', late);
  window.addEventListener('pointerdown', point, { capture: true });
  window.addEventListener('input', rebound.seen, { capture: true });
  document.addEventListener('focusin', enter);
  document.addEventListener('focusout', leave);
  return () => {
    writing.end();
    stopKeeping();
    stopFollowing();
    window.removeEventListener('keydown', early, { capture: true });
    window.removeEventListener('keydown', late);
    window.removeEventListener('pointerdown', point, { capture: true });
    window.removeEventListener('input', rebound.seen, { capture: true });
    document.removeEventListener('focusin', enter);
    document.removeEventListener('focusout', leave);
  };
};

/** Whether letters were typed that nobody read: since this was drawn, or within the last `forMs`. */
export const useStrayLetters = (forMs?: number): boolean => {
  const { strays } = useKeysAbove();
  const [isTyped, setTyped] = useState(false);
  useEffect(() => {
    let end: ReturnType<typeof setTimeout> | undefined;
    const hear = (): void => {
      setTyped(true);
      clearTimeout(end);
      if (forMs !== undefined) end = setTimeout(() => setTyped(false), forMs);
    };
    strays.add(hear);
    return () => {
      clearTimeout(end);
      strays.delete(hear);
    };
  }, [strays, forMs]);
  return isTyped;
};

/**
 * Tells that something was shown which the key that opened it must not answer as well. `isByAnyKey`: nor one that follows another key at once,
 * as at the end of an act. `isThere`: whether the keyboard is still where it would do harm.
 */
export const useReboundOpen = (isByAnyKey = false, isThere?: () => boolean): (() => void) => {
  const { rebound } = useKeysAbove();
  return useCallback(() => rebound.open(performance.now(), isByAnyKey, isThere), [rebound, isByAnyKey, isThere]);
};

/** Keeps a key pressed twice from answering what its first press led to. */
export const useRebound = (): Keys['rebound'] => useKeysAbove().rebound;

/** Holds the keys of the window; one stands around everything. */
export const KeysProvider = ({ children }: { readonly children: ReactNode }) => {
  const [keys] = useState((): Keys => ({
    registry: createKeyRegistry(),
    undoKey: createUndoKey(),
    rebound: createRebound(),
    strays: new Set(),
  }));
  useEffect(() => listen(keys), [keys]);
  return <KeysContext value={keys}>{children}</KeysContext>;
};

type KeysScopeProps = { readonly children: ReactNode; readonly isLock?: boolean };

/** Inside a dialog: only the keys that its content registers work while it is mounted. A lock lies over every dialog, whichever opens later. */
export const KeysScope = ({ children, isLock = false }: KeysScopeProps) => {
  const registry = useRegistry();
  const above = useContext(DepthContext);
  const depth = isLock ? LOCK_DEPTH : above + 1;
  useLayoutEffect(() => registry.block(depth), [registry, depth]);
  return <DepthContext value={depth}>{children}</DepthContext>;
};

/** Around a form that somebody writes into: while it stands, letters are commands only in its own lists of choices. */
export const KeysForm = ({ children }: { readonly children: ReactNode }) => {
  const registry = useRegistry();
  const depth = useContext(DepthContext);
  const form = useId();
  useLayoutEffect(() => registry.openForm(form, depth), [registry, form, depth]);
  return <FormContext value={form}>{children}</FormContext>;
};

const groundsOf = ({ within }: KeyAction): readonly Ground[] =>
  within === undefined ? [] : typeof within === 'string' ? [within] : within;

/**
 * Binds the keys of a component while it is mounted, and shows them in the key bar (`bar`), the F1 sheet and the palette.
 * A digit or a letter answers only on the ground that it names; `Entrée` is never bound, the focused button answers to it.
 */
export const useKeys = (actions: readonly KeyAction[], options: KeysOptions = {}): void => {
  const { registry, undoKey } = useKeysAbove();
  const depth = useContext(DepthContext);
  const form = useContext(FormContext);
  const owner = useId();
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const { group = '', rank = 0, isOverDialogs = false } = options;
  const shape = JSON.stringify(actions.map(({ run, ...rest }) => ({ ...rest, bound: run !== undefined })));
  useLayoutEffect(() => {
    const shown = latest.current.flatMap((action, index): BoundAction[] => {
      if (action.when === false) return [];
      const { takesBack } = action;
      if (takesBack !== undefined) undoKey.see(takesBack, allFields());
      return [
        {
          id: `${owner}${action.id ?? `${action.key} ${action.label}`}`,
          key: action.key,
          label: action.label,
          ...shownAs(action),
          group,
          disabled: action.disabled ?? false,
          within: groundsOf(action),
          run: action.run ? () => latest.current[index]?.run?.() : null,
          ...(action.byName ? { byName: () => latest.current[index]?.byName?.() } : {}),
          waits: isLetterKey(action.key) && isWaiting(groundsOf(action)),
          grasp: () => latest.current[index]?.run,
          ...(takesBack === undefined
            ? {}
            : { undoes: { actId: takesBack, leave: () => latest.current[index]?.onLeft?.() } }),
        },
      ];
    });
    return registry.add({ depth, rank, isOverDialogs, form, actions: shown });
  }, [registry, undoKey, depth, form, owner, group, rank, isOverDialogs, shape]);
};

/** Says what the person who sits here chose for commands of one letter or digit, from the next key on. */
export const useSingleKeys = (single: SingleKeys): void => {
  const registry = useRegistry();
  useLayoutEffect(() => registry.choose(single), [registry, single]);
};

const alone = (): SingleKeys => 'alone';
const neverChanges = (): (() => void) => () => undefined;

/** What the person who sits here chose for commands of one letter or digit; `alone` on pages without keys of their own. */
export const useChosenKeys = (): SingleKeys => {
  const registry = useContext(KeysContext)?.registry;
  return useSyncExternalStore(registry?.subscribe ?? neverChanges, registry?.chosen ?? alone, alone);
};

/** The actions that work at this moment, for the key bar. */
export const useActiveKeys = (): readonly ActiveAction[] => {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.active);
};

type KeysNow = Pick<KeyRegistry, 'active' | 'named'>;

/** What is read of the actions of the moment; drawn anew only when that becomes another value. */
export const useOfKeys = <Value extends string | boolean>(read: (now: KeysNow) => Value): Value => {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, () => read(registry));
};

/** The actions of the moment in which they are asked for (`named` = all, by their names): nothing is drawn anew when they change. */
export const useKeysNow = (): KeysNow => useRegistry();
