import { createContext, useMemo, useState } from 'react';

import { chartText } from '#shared/i18n/fr/charts';
import { voiceText } from '#shared/i18n/fr/shell';

import { digitsTo } from '../key-name';
import { useKeys } from '../keys';
import { say } from '../voice/voice';

/** Which panels of a screen show their table, and whose export menu is open. */
export type ChartBoard = {
  readonly tables: ReadonlySet<string>;
  readonly turn: (id: string) => void;
  /** Id of the panel whose menu is open, `''` = none. */
  readonly menu: string;
  readonly setMenu: (id: string) => void;
  /** How the moment stands beside the title of each panel; `null` where the head of the screen tells it. */
  readonly asOfWords: ((moment: string) => string) | null;
};

/** Around the panels of a screen; a frame without a board keeps its own state. */
export const ChartBoardContext = createContext<ChartBoard | null>(null);

type BoardPanel = { readonly id: string; readonly title: string };

/** Tells that a panel shows its table from now on, or its drawing. */
export const sayTurned = (title: string, isTable: boolean): void =>
  say('view', (isTable ? voiceText.asTable : voiceText.asChart)(title));

const panelOf = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-panel="${id}"]`);
const focusedPanel = (): string => document.activeElement?.closest<HTMLElement>('[data-panel]')?.dataset['panel'] ?? '';

/**
 * The board of the panels of a screen, with their keys: 1, 2… goes to a panel, T turns the panel of the focus to its table and back (all
 * of them when the focus is in none), E opens its export menu.
 */
export const useChartBoard = (
  panels: readonly BoardPanel[],
  asOfWords: ChartBoard['asOfWords'] = chartText.asOf,
): ChartBoard => {
  const [tables, setTables] = useState<ReadonlySet<string>>(new Set());
  const [menu, setMenu] = useState('');
  const board = useMemo((): ChartBoard => {
    const turn = (id: string): void =>
      setTables((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
    return { tables, turn, menu, setMenu, asOfWords };
  }, [tables, menu, asOfWords]);
  const ids = panels.map(({ id }) => id);
  const turnFocused = (): void => {
    const id = focusedPanel();
    if (id !== '') {
      board.turn(id);
      sayTurned(panels.find((one) => one.id === id)?.title ?? '', !tables.has(id));
      // The drawing that had the focus goes with its turn.
      panelOf(id)?.focus();
    } else {
      const areTables = ids.every((one) => tables.has(one));
      setTables(areTables ? new Set() : new Set(ids));
      say('view', areTables ? voiceText.allAsCharts : voiceText.allAsTables);
    }
  };
  const { keys } = chartText;
  useKeys(
    [
      { key: digitsTo(panels.length), within: 'board', label: keys.panel, bar: true, when: panels.length > 1 },
      { key: 'T', within: 'board', label: keys.table, run: turnFocused, bar: true },
      {
        key: 'E',
        within: 'board',
        label: keys.export,
        run: () => setMenu(focusedPanel() || (ids[0] ?? '')),
        bar: true,
      },
      ...panels.map(({ id, title }, index) => ({
        key: String(index + 1),
        within: 'board' as const,
        label: keys.goTo(title),
        run: () => panelOf(id)?.focus(),
      })),
    ],
    { group: keys.group },
  );
  return board;
};
