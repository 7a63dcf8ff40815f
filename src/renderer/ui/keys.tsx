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

import { isReservedKey, keyNames } from './key-name';
import {
  createKeyRegistry,
  type ActiveAction,
  type KeyAction,
  type KeyRegistry,
  type KeysOptions,
} from './key-registry';

export type { ActiveAction, KeyAction, KeysOptions } from './key-registry';

const RegistryContext = createContext<KeyRegistry | null>(null);
const DepthContext = createContext(0);

const useRegistry = (): KeyRegistry => {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('useKeys needs a KeysProvider above it');
  return registry;
};

const isTyping = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)) ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLElement && target.isContentEditable);

// In a field that holds text, Ctrl Z takes back typing, as everywhere.
const belongsToField = (event: KeyboardEvent, name: string): boolean =>
  name === 'Ctrl Z' &&
  (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) &&
  isTyping(event.target) &&
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
  const early = (event: KeyboardEvent) => {
    const names = keyNames(event);
    const name = names[0] ?? '';
    if (event.isComposing || !isReservedKey(name) || belongsToField(event, name)) return;
    const action = find(registry, names);
    if (action) take(event, action);
    // Chromium would search, move the caret by F7 or leave the page: here a function key without an act does nothing.
    else if (/F\d{1,2}$/.test(name)) event.preventDefault();
  };
  const late = (event: KeyboardEvent) => {
    const names = keyNames(event);
    if (event.isComposing || event.defaultPrevented || isReservedKey(names[0] ?? '')) return;
    if (isTyping(event.target) && names[0] !== 'Échap') return;
    const action = find(registry, names);
    if (action) take(event, action);
  };
  window.addEventListener('keydown', early, { capture: true });
  window.addEventListener('keydown', late);
  return () => {
    window.removeEventListener('keydown', early, { capture: true });
    window.removeEventListener('keydown', late);
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

/**
 * Binds the keys of a component while it is mounted, and shows them in the key bar (`bar`), the F1 sheet and the palette.
 * Digits and letters answer only outside text fields; `Entrée` is never bound, the focused button answers to it.
 */
export const useKeys = (actions: readonly KeyAction[], options: KeysOptions = {}): void => {
  const registry = useRegistry();
  const depth = useContext(DepthContext);
  const owner = useId();
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const { group = '', rank = 0 } = options;
  const shape = JSON.stringify(actions.map(({ run, ...rest }) => ({ ...rest, bound: run !== undefined })));
  useLayoutEffect(() => {
    const shown = latest.current.flatMap((action, index): ActiveAction[] => {
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
          run: action.run ? () => latest.current[index]?.run?.() : null,
        },
      ];
    });
    return registry.add({ depth, rank, actions: shown });
  }, [registry, depth, owner, group, rank, shape]);
};

/** The actions that work at this moment, for the key bar, the sheet and the palette. */
export const useActiveKeys = (): readonly ActiveAction[] => {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.active);
};
