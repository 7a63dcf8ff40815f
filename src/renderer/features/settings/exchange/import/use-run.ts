import { useState } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import { refusalLine } from '#shared/i18n/fr/refusals';
import type { Result } from '#shared/lib/result';

import type { Act } from '../../../../data/commands/door/act';
import { useActs } from '../../../../data/queries/use-acts';

/** What happens with an import once its button was pressed. */
export type Run =
  | { readonly kind: 'none' }
  | { readonly kind: 'writing'; readonly done: number; readonly all: number }
  | { readonly kind: 'refused'; readonly words: string }
  | { readonly kind: 'done'; readonly count: number; readonly firstDay: string; readonly act: Act }
  | { readonly kind: 'undoing' }
  | { readonly kind: 'undone' };

/** The command of an import. */
type Write<Draft> = (input: {
  readonly drafts: readonly Draft[];
  readonly onProgress: (done: number) => void;
}) => Promise<Result<{ readonly act: Act; readonly count: number }, Refusal>>;

/** What happens with an import, and what starts it and takes it back. */
export type Running<Draft> = {
  readonly run: Run;
  readonly start: (drafts: readonly Draft[]) => Promise<void>;
  readonly undo: (act: Act) => Promise<void>;
  readonly reset: () => void;
};

/** Writes an import and takes it back. `onWritten` hears of both, for what is stored is another then. */
export const useRun = <Draft extends { readonly day: string }>(
  write: Write<Draft>,
  onWritten: () => void,
): Running<Draft> => {
  const acts = useActs();
  const [run, setRun] = useState<Run>({ kind: 'none' });
  const start = async (drafts: readonly Draft[]): Promise<void> => {
    const all = drafts.length;
    setRun({ kind: 'writing', done: 0, all });
    const onProgress = (done: number): void => setRun({ kind: 'writing', done, all });
    const result = await write({ drafts, onProgress });
    // `count` is less than all when it was stopped in the middle.
    if (result.ok) setRun({ kind: 'done', ...result.value, firstDay: drafts[0]?.day ?? '' });
    else setRun({ kind: 'refused', words: refusalLine(result.reason) });
    onWritten();
  };
  const undo = async (act: Act): Promise<void> => {
    setRun({ kind: 'undoing' });
    const result = await act.undo();
    if (result.ok) setRun(result.value?.isStopped ? run : { kind: 'undone' });
    else setRun({ kind: 'refused', words: refusalLine(result.reason) });
    onWritten();
  };
  // It may be taken back from the foot of the window too.
  const isUndone = run.kind === 'done' && acts.some(({ id, undone }) => id === run.act.id && undone);
  return { run: isUndone ? ({ kind: 'undone' } as const) : run, start, undo, reset: () => setRun({ kind: 'none' }) };
};
