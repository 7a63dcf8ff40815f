import { useState } from 'react';

import type { ImportDraft } from '#shared/domain/exchange/import/import-plan';
import { sayRefusal } from '#shared/i18n/fr/refusals';

import type { Act } from '../../../../data/commands/act';
import { useCommands } from '../../../../data/commands/use-commands';
import { useActs } from '../../../../data/queries/use-acts';

/** What happens with an import once its button was pressed. */
export type Run =
  | { readonly kind: 'none' }
  | { readonly kind: 'writing'; readonly done: number; readonly all: number }
  | { readonly kind: 'refused'; readonly words: string }
  | { readonly kind: 'done'; readonly count: number; readonly firstDay: string; readonly act: Act }
  | { readonly kind: 'undoing' }
  | { readonly kind: 'undone' };

/** Writes an import and takes it back. `onWritten` hears of both, for what is stored is another then. */
export const useRun = (onWritten: () => void) => {
  const { importAppointments } = useCommands();
  const acts = useActs();
  const [run, setRun] = useState<Run>({ kind: 'none' });
  const start = async (drafts: readonly ImportDraft[]): Promise<void> => {
    const all = drafts.length;
    setRun({ kind: 'writing', done: 0, all });
    const onProgress = (done: number): void => setRun({ kind: 'writing', done, all });
    const result = await importAppointments({ drafts, onProgress });
    if (result.ok) setRun({ kind: 'done', count: all, firstDay: drafts[0]?.day ?? '', act: result.value.act });
    else setRun({ kind: 'refused', words: Object.values(sayRefusal(result.reason)).join(' ') });
    onWritten();
  };
  const undo = async (act: Act): Promise<void> => {
    setRun({ kind: 'undoing' });
    const result = await act.undo();
    if (result.ok) setRun({ kind: 'undone' });
    else setRun({ kind: 'refused', words: Object.values(sayRefusal(result.reason)).join(' ') });
    onWritten();
  };
  // It may be taken back from the foot of the window too.
  const isUndone = run.kind === 'done' && acts.some(({ id, undone }) => id === run.act.id && undone);
  return { run: isUndone ? ({ kind: 'undone' } as const) : run, start, undo, reset: () => setRun({ kind: 'none' }) };
};
