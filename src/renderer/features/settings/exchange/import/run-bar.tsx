import type { ImportDraft } from '#shared/domain/exchange/import/import-plan';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsImportText } from '#shared/i18n/fr/settings-import';
import type { Navigate } from '#shared/routes/places';

import { Button } from '../../../../ui/button';
import { useKeys } from '../../../../ui/keys';
import { refusedOf } from './dry-run';
import { SaveRefused } from './refused-rows';
import { RunWords } from './run-words';
import type { Importing } from './use-import';
import type { Running } from './use-run';

type RunBarProps = {
  readonly importing: Importing | null;
  readonly running: Running<ImportDraft>;
  readonly onNavigate: Navigate;
};

const texts = settingsImportText;

/** The foot of the import: its one button with how many, then what was done and its undo. */
export const RunBar = ({ importing, running, onNavigate }: RunBarProps) => {
  const plan = importing?.plan ?? null;
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
      {importing && <SaveRefused file={importing.file} rows={refusedOf(importing)} />}
      <RunWords
        running={running}
        texts={texts}
        refused={plan?.count.refused ?? 0}
        see={{ label: texts.done.agenda, go: (day) => onNavigate('agenda', { day }) }}
      />
    </footer>
  );
};
