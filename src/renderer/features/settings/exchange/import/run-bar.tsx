import { Undo2 } from 'lucide-react';

import type { ImportDraft, ImportPlan } from '#shared/domain/exchange/import/import-plan';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsImportText } from '#shared/i18n/fr/settings-import';
import type { Navigate } from '#shared/routes/places';

import { Button } from '../../../../ui/button';
import { useKeys } from '../../../../ui/keys';
import { Note } from '../../../../ui/note';
import type { Running } from './use-run';

type RunBarProps = {
  readonly plan: ImportPlan | null;
  readonly running: Running<ImportDraft>;
  readonly onNavigate: Navigate;
};

const texts = settingsImportText;

const Words = ({ running, onNavigate }: Pick<RunBarProps, 'running' | 'onNavigate'>) => {
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
              <Button size="small" onPress={() => onNavigate('agenda', { day: run.firstDay })}>
                {texts.done.agenda}
              </Button>
            </>
          }
        >
          {texts.done.text(run.count)}
        </Note>
      );
    default:
      return run satisfies never;
  }
};

/** The foot of the import: its one button with how many, then what was done and its undo. */
export const RunBar = ({ plan, running, onNavigate }: RunBarProps) => {
  const count = plan?.drafts.length ?? 0;
  const isBusy = running.run.kind === 'writing' || running.run.kind === 'undoing';
  const isReady = count > 0 && !isBusy;
  const go = (): void => {
    if (plan && isReady) void running.start(plan.drafts);
  };
  useKeys([{ key: 'Ctrl Entrée', label: texts.go(count), run: go, bar: true, disabled: !isReady }], {
    group: settingsText.keys.group,
    rank: 1,
  });
  return (
    <footer className="imp-foot">
      <Button tone="main" keys="Ctrl Entrée" onPress={go} isDisabled={!isReady}>
        {texts.go(count)}
      </Button>
      <Words running={running} onNavigate={onNavigate} />
    </footer>
  );
};
