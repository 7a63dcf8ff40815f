/** An action of the present moment, with the key that does it. */
export type KeyAction = {
  /** Stays the same between renders; the key and label unless told. */
  readonly id?: string;
  /** As written on the button: `F8`, `Maj F9`, `Ctrl Entrée`, `Échap`, `1`. `''` = only in the palette. */
  readonly key: string;
  readonly label: string;
  /** Without it the line only tells (« Tab Champ suivant »): nothing is bound. */
  readonly run?: () => void;
  /** Shown in the key bar, which holds six. */
  readonly bar?: boolean;
  /** What the bar writes instead of `label`, when room is short. */
  readonly barLabel?: string;
  /** `false`: it does not exist now. */
  readonly when?: boolean;
  /** It exists but cannot be done now. */
  readonly disabled?: boolean;
};

export type KeysOptions = {
  /** Heading of these keys in the F1 sheet. */
  readonly group?: string;
  /** Wins over actions of the same key with a lower number; a screen is 0, its side panel 1, the shell -1. */
  readonly rank?: number;
};

/** An action as the bar, the sheet and the palette show it. */
export type ActiveAction = {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly barLabel: string;
  readonly group: string;
  readonly bar: boolean;
  readonly disabled: boolean;
  /** `null`: it only tells. */
  readonly run: (() => void) | null;
};

type Layer = { readonly depth: number; readonly rank: number; readonly actions: readonly ActiveAction[] };

export type KeyRegistry = {
  readonly add: (layer: Layer) => () => void;
  /** While it holds, only actions at this depth or deeper work: a dialog is open. */
  readonly block: (depth: number) => () => void;
  /** The actions that work now, the winner first. Same array until something changes. */
  readonly active: () => readonly ActiveAction[];
  readonly subscribe: (listener: () => void) => () => void;
};

/** Keeps which actions exist at this moment. */
export const createKeyRegistry = (): KeyRegistry => {
  const layers = new Set<Layer>();
  const blocks = new Set<{ readonly depth: number }>();
  const listeners = new Set<() => void>();
  let cached: readonly ActiveAction[] | null = null;

  const changed = () => {
    cached = null;
    for (const listener of listeners) listener();
  };
  const keep = <Item>(set: Set<Item>, item: Item) => {
    set.add(item);
    changed();
    return () => {
      if (set.delete(item)) changed();
    };
  };

  return {
    add: (layer) => keep(layers, layer),
    block: (depth) => keep(blocks, { depth }),
    active: () => {
      if (cached) return cached;
      const floor = Math.max(0, ...[...blocks].map((block) => block.depth));
      cached = [...layers]
        .filter((layer) => layer.depth >= floor)
        .toSorted((a, b) => b.depth - a.depth || b.rank - a.rank)
        .flatMap((layer) => layer.actions);
      return cached;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
