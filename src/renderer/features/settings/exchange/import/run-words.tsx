import { Undo2 } from 'lucide-react';

import { importWords } from '#shared/i18n/fr/import-words';

import { Button } from '../../../../ui/button';
import { Note } from '../../../../ui/note';
import type { Running } from './use-run';

type RunTexts = {
  readonly going: (done: number, all: number) => string;
  readonly done: {
    readonly text: (count: number) => string;
    readonly undo: string;
    readonly undoing: string;
    readonly undone: string;
  };
};

type RunWordsProps<Draft> = {
  readonly running: Running<Draft>;
  readonly texts: RunTexts;
  /** Rows of the file that are not imported because something is wrong with them. */
  readonly refused: number;
  /** Where what came in is seen. */
  readonly see: { readonly label: string; readonly go: (firstDay: string) => void };
};

/** What an import is doing or has done, with its undo. */
export const RunWords = <Draft,>({ running, texts, refused, see }: RunWordsProps<Draft>) => {
  const { run, undo } = running;
  switch (run.kind) {
    case 'none':
      return null;
    case 'writing':
      return <p role="status">{texts.going(run.done, run.all)}</p>;
    case 'undoing':
      return <p role="status">{texts.done.undoing}</p>;
    case 'undone':
      return (
        <Note tone="info" role="status">
          {texts.done.undone}
        </Note>
      );
    case 'refused':
      return (
        <Note tone="bad" role="alert">
          {run.words}
        </Note>
      );
    case 'done':
      return (
        <Note
          tone="ok"
          role="status"
          acts={
            <>
              <Button size="small" icon={Undo2} onPress={() => void undo(run.act)}>
                {texts.done.undo}
              </Button>
              <Button size="small" onPress={() => see.go(run.firstDay)}>
                {see.label}
              </Button>
            </>
          }
        >
          {texts.done.text(run.count)}
          {refused > 0 && ` ${importWords.refused.left(refused)}`}
        </Note>
      );
    default:
      return run satisfies never;
  }
};
