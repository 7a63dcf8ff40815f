import type { ReactNode } from 'react';
import {
  createContext,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

import { groundsAt, takesText, type Ground } from './ground';
import { keepFocus } from './keep-focus';
import { isReservedKey, keyNames } from './key-name';
import {
  createKeyRegistry,
  type ActiveAction,
  type BoundAction,
  type KeyAction,
  type KeyRegistry,
  type KeysOptions,
} from './key-registry';
import { createWriting } from './writing';

export type { ActiveAction, ChordKey, KeyAction, KeysOptions } from './key-registry';

const RegistryContext = createContext<KeyRegistry | null>(null);
const DepthContext = createContext(0);
const FormContext = createContext('');

const useRegistry = (): KeyRegistry => {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('useKeys needs a KeysProvider above it');
  return registry;
};

// In a field that holds text, Ctrl Z takes back typing, as everywhere.
const belongsToField = (event: KeyboardEvent, name: string): boolean =>
  name === 'Ctrl Z' &&
  (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) &&
  takesText(event.target) &&
  event.target.value !== '';

// The focused control answers to these by itself; a line that names them only tells.
const neverBound = new Set(['', 'Entrée', 'Tab', 'Espace']);

const find = (registry: KeyRegistry, names: readonly string[]): ActiveAction | undefined => {
  for (const name of names) {
    const found = registry.active().find((action) => action.key === name && action.run !== null);
    if (found && !neverBound.has(name)) return found;
  }
  return undefined;
};

const take = (event: KeyboardEvent, action: ActiveAction): void => {
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat && !action.disabled) action.run?.();
};

const listen = (registry: KeyRegistry): (() => void) => {
  const writing = createWriting();
  const stopKeeping = keepFocus();
  const stand = (): void => registry.stand(groundsAt(document.activeElement));
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget === null) stand();
  };
  const early = (event: KeyboardEvent) => {
    stand();
    const names = keyNames(event);
    const name = names[0] ?? '';
    if (event.isComposing) return;
    // Not the target: the focus may have been brought back since the key went down.
    const held = document.activeElement;
    // A closed list reads letters, but a blank would open it.
    const isInField = takesText(held) && !(name === 'Espace' && held instanceof HTMLButtonElement);
    if (writing.isText(event, isInField, () => find(registry, names) !== undefined)) {
      // A blank in the middle of a word presses no button.
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!isReservedKey(name) || belongsToField(event, name)) return;
    const action = find(registry, names);
    if (action) take(event, action);
    // Chromium would search, move the caret by F7 or leave the page: here a function key without an act does nothing.
    else if (/F\d{1,2}$/.test(name)) event.preventDefault();
  };
  const late = (event: KeyboardEvent) => {
    const names = keyNames(event);
    if (event.isComposing || event.defaultPrevented || isReservedKey(names[0] ?? '')) return;
    if (takesText(document.activeElement) && names[0] !== 'Échap') return;
    const action = find(registry, names);
    if (action) take(event, action);
  };
  window.addEventListener('keydown', early, { capture: true });
  window.addEventListener('keydown', late);
  window.addEventListener('pointerdown', writing.stop, { capture: true });
  document.addEventListener('focusin', stand);
  document.addEventListener('focusout', leave);
  return () => {
    stopKeeping();
    window.removeEventListener('keydown', early, { capture: true });
    window.removeEventListener('keydown', late);
    window.removeEventListener('pointerdown', writing.stop, { capture: true });
    document.removeEventListener('focusin', stand);
    document.removeEventListener('focusout', leave);
  };
};

/** Holds the keys of the window; one stands around everything. */
export const KeysProvider = ({ children }: { readonly children: ReactNode }) => {
  const [registry] = useState(createKeyRegistry);
  useEffect(() => listen(registry), [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
};

/** Inside a dialog: only the keys that its content registers work while it is mounted. */
export const KeysScope = ({ children }: { readonly children: ReactNode }) => {
  const registry = useRegistry();
  const depth = useContext(DepthContext) + 1;
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
  const registry = useRegistry();
  const depth = useContext(DepthContext);
  const form = useContext(FormContext);
  const owner = useId();
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const { group = '', rank = 0 } = options;
  const shape = JSON.stringify(actions.map(({ run, ...rest }) => ({ ...rest, bound: run !== undefined })));
  useLayoutEffect(() => {
    const shown = latest.current.flatMap((action, index): BoundAction[] => {
      if (action.when === false) return [];
      return [
        {
          id: `${owner}${action.id ?? `${action.key} ${action.label}`}`,
          key: action.key,
          label: action.label,
          barLabel: action.barLabel ?? action.label,
          group,
          bar: action.bar ?? false,
          disabled: action.disabled ?? false,
          within: groundsOf(action),
          run: action.run ? () => latest.current[index]?.run?.() : null,
        },
      ];
    });
    return registry.add({ depth, rank, form, actions: shown });
  }, [registry, depth, form, owner, group, rank, shape]);
};

/** The actions that work at this moment, for the key bar and the sheet. */
export const useActiveKeys = (): readonly ActiveAction[] => {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.active);
};

/** All that can be done at this moment by its name, for the palette. */
export const useNamedActions = (): readonly ActiveAction[] => {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.named);
};
