import type { ImportDraft, ImportPlan } from '#shared/domain/exchange/import/import-plan';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsImportText } from '#shared/i18n/fr/settings-import';
import type { Navigate } from '#shared/routes/places';

import { Button } from '../../../../ui/button';
import { useKeys } from '../../../../ui/keys';
import { RunWords } from './run-words';
import type { Running } from './use-run';

type RunBarProps = {
  readonly plan: ImportPlan | null;
  readonly running: Running<ImportDraft>;
  readonly onNavigate: Navigate;
};

const texts = settingsImportText;

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
      <RunWords
        running={running}
        texts={texts}
        see={{ label: texts.done.agenda, go: (day) => onNavigate('agenda', { day }) }}
      />
    </footer>
  );
};
