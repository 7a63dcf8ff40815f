import type { SingleKeys } from '#shared/lib/single-keys';

import type { Ground } from './ground';
import { isBareKey, ownKey } from './key-name';

/** Keys that no text takes. A letter or a digit is none of them: it needs a ground, see `BareKey`. */
export type ChordKey =
  | ''
  | 'Échap'
  | 'Entrée'
  | 'Tab'
  | 'Espace'
  | 'Pg↑'
  | 'Pg↓'
  | '←'
  | '→'
  | '↑ ↓'
  | '← →'
  | `F${number}`
  | `Maj F${number}`
  | `Ctrl ${string}`
  | `Alt ${string}`;

type What = {
  /** Stays the same between renders; the key and label unless told. */
  readonly id?: string;
  readonly label: string;
  /** Without it the line only tells (« Tab Champ suivant »): nothing is bound. */
  readonly run?: () => void;
  /** What it does where its label was read first, in Ctrl K; the same unless told. */
  readonly byName?: () => void;
  /** Shown in the key bar, which holds six. */
  readonly bar?: boolean;
  /** What the bar writes instead of `label`, when room is short. */
  readonly barLabel?: string;
  /** Named in the bar before all others, F1 too, where a narrow window leaves room for two or three. */
  readonly isBarFirst?: boolean;
  /** `false`: it does not exist now. */
  readonly when?: boolean;
  /** It exists but cannot be done now. */
  readonly disabled?: boolean;
  /** It takes this act back: with the focus in a text field only while nothing speaks against it (`undo-key.ts`). */
  readonly takesBack?: string;
  /** Told when the key was left to the text of the field for that reason. */
  readonly onLeft?: () => void;
};

/** A key as written on the button: `F8`, `Maj F9`, `Ctrl Entrée`, `Échap`. `''` = only in the palette. */
type Chord = What & { readonly key: ChordKey; readonly within?: Ground | readonly Ground[] };
/** One letter or digit (`1`, `N`, `Maj N`, `Suppr`): a command only while one of the grounds that it names holds the focus. */
type Bare = What & { readonly key: string; readonly within: Ground | readonly Ground[] };

/** An action of the present moment, with the key that does it. */
export type KeyAction = Chord | Bare;

export type KeysOptions = {
  /** Heading of these keys in the F1 sheet. */
  readonly group?: string;
  /** Wins over actions of the same key with a lower number; a screen is 0, its side panel 1, the shell -1. */
  readonly rank?: number;
  /** They work over dialogs and in the strip as well, though not while the desk is locked. */
  readonly isOverDialogs?: boolean;
};

/** How the bar shows an action, and the name that the palette knows it by. */
export const shownAs = ({
  id: name = '',
  label,
  barLabel = label,
  bar = false,
  isBarFirst = false,
}: KeyAction): Pick<ActiveAction, 'name' | 'barLabel' | 'bar' | 'isBarFirst'> => ({ name, barLabel, bar, isBarFirst });

/** Deeper than any dialog: what stands there is over all of them, and keys that work over dialogs end below it. */
export const LOCK_DEPTH = 100;

/** An action as the bar, the sheet and the palette show it. */
export type ActiveAction = {
  /** Of one binding among all: two screens may name an action alike. */
  readonly id: string;
  /** The name that whoever binds it gives it; none = no other words lead to it. */
  readonly name?: string;
  readonly key: string;
  readonly label: string;
  readonly barLabel: string;
  readonly group: string;
  readonly bar: boolean;
  readonly isBarFirst?: boolean;
  readonly disabled: boolean;
  /** `null`: it only tells. */
  readonly run: (() => void) | null;
  /** Instead of it, where the label was read first. */
  readonly byName?: () => void;
  /** Its letter waits for a second one. */
  readonly waits?: boolean;
  /** What it does for whom the screen shows now, to be run later. */
  readonly grasp?: () => (() => void) | undefined;
  /** The act that it takes back, and who is told when the key was left to a text instead. */
  readonly undoes?: { readonly actId: string; readonly leave: () => void };
};

/** An action with the grounds of which one must hold the focus; none named = it works everywhere. */
export type BoundAction = ActiveAction & { readonly within: readonly Ground[] };

type Layer = {
  readonly depth: number;
  readonly rank: number;
  readonly isOverDialogs?: boolean;
  /** The form that the keys stand in, `''` = none. */
  readonly form: string;
  readonly actions: readonly BoundAction[];
};

export type KeyRegistry = {
  readonly add: (layer: Layer) => () => void;
  /** While it holds, only actions at this depth or deeper work: a dialog is open. */
  readonly block: (depth: number) => () => void;
  /** While it holds somebody writes into this form: outside of it no letter is a command. */
  readonly openForm: (form: string, depth: number) => () => void;
  /** The focus stands on these grounds. */
  readonly stand: (held: readonly Ground[]) => void;
  /** What the person who sits here chose for commands of one letter or digit. */
  readonly choose: (single: SingleKeys) => void;
  readonly chosen: () => SingleKeys;
  /** The action that answers to a press of one of these names (`keyNames`), the closest first. */
  readonly answering: (names: readonly string[]) => ActiveAction | undefined;
  /** The actions that work now under the keys that hold for this person, the winner first. Same array until something changes. */
  readonly active: () => readonly ActiveAction[];
  /** All that can be done now by its name; without its key where the key means nothing now. */
  readonly named: () => readonly ActiveAction[];
  readonly subscribe: (listener: () => void) => () => void;
};

// The focused control answers to these by itself; a line that names them only tells.
const neverBound = new Set(['', 'Entrée', 'Tab', 'Espace']);

/** Keeps which actions exist at this moment. */
export const createKeyRegistry = (): KeyRegistry => {
  const layers = new Set<Layer>();
  const blocks = new Set<{ readonly depth: number }>();
  const forms = new Set<{ readonly form: string; readonly depth: number }>();
  const listeners = new Set<() => void>();
  let held: readonly Ground[] = [];
  let single: SingleKeys = 'alone';
  let activeNow: readonly ActiveAction[] | null = null;
  let named: readonly ActiveAction[] | null = null;

  const changed = () => {
    activeNow = null;
    named = null;
    for (const listener of listeners) listener();
  };
  const keep = <Item>(set: Set<Item>, item: Item) => {
    set.add(item);
    changed();
    return () => {
      if (set.delete(item)) changed();
    };
  };
  const floor = (): number => Math.max(0, ...[...blocks].map((block) => block.depth));
  const reachable = (): readonly Layer[] => {
    const lowest = floor();
    return [...layers]
      .filter((layer) => layer.depth >= lowest || (layer.isOverDialogs === true && lowest < LOCK_DEPTH))
      .toSorted((a, b) => b.depth - a.depth || b.rank - a.rank);
  };
  const works = (layer: Layer, { key, within }: BoundAction): boolean => {
    if (within.length === 0) return true;
    if (!within.some((ground) => held.includes(ground))) return false;
    return !isBareKey(key) || [...forms].every(({ form, depth }) => form === layer.form || depth < floor());
  };

  /** Under the keys that hold; of two that would answer to the same one, the first keeps it. */
  const owned = (actions: readonly ActiveAction[]): readonly ActiveAction[] => {
    if (single === 'alone') return actions;
    const takenBy = new Map<string, string>();
    return actions.map((action) => {
      const key = ownKey(action.key, single);
      const by = takenBy.get(key) ?? action.key;
      takenBy.set(key, by);
      return { ...action, key: by === action.key ? key : '' };
    });
  };
  const active = (): readonly ActiveAction[] => {
    activeNow ??= owned(reachable().flatMap((layer) => layer.actions.filter((action) => works(layer, action))));
    return activeNow;
  };

  return {
    add: (layer) => {
      for (const { key, label, within } of layer.actions)
        if (isBareKey(key) && within.length === 0) throw new Error(`The key ${key} (${label}) names no ground`);
      return keep(layers, layer);
    },
    block: (depth) => keep(blocks, { depth }),
    openForm: (form, depth) => keep(forms, { form, depth }),
    stand: (next) => {
      if (next.join() === held.join()) return;
      held = next;
      changed();
    },
    choose: (next) => {
      if (next === single) return;
      single = next;
      changed();
    },
    chosen: () => single,
    answering: (names) => {
      for (const name of names) {
        const found = active().find((action) => action.key === name && action.run !== null);
        if (found && !neverBound.has(name)) return found;
      }
      return undefined;
    },
    active,
    named: () => {
      named ??= owned(
        reachable().flatMap((layer) =>
          layer.actions.map((action) => (works(layer, action) ? action : { ...action, key: '' })),
        ),
      );
      return named;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
