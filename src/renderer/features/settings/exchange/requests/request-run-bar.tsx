import { useState } from 'react';

import type { RequestWrite } from '#shared/domain/exchange/request-import/request-mapping';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsRequestImportText } from '#shared/i18n/fr/settings-request-import';
import type { Navigate } from '#shared/routes/places';

import { Button } from '../../../../ui/button';
import { Checkbox } from '../../../../ui/checkbox';
import { useKeys } from '../../../../ui/keys';
import { SaveRefused } from '../import/refused-rows';
import { RunWords } from '../import/run-words';
import type { Running } from '../import/use-run';
import { refusedOf } from './request-dry-run';
import type { RequestImporting } from './use-request-import';

type RequestRunBarProps = {
  readonly importing: RequestImporting | null;
  readonly running: Running<RequestWrite>;
  readonly onNavigate: Navigate;
};

const texts = settingsRequestImportText;

/** Nothing is half imported unknowingly: refused rows are corrected, or left aside by a choice. */
const usePassing = (refused: number): readonly [isReady: boolean, isPassing: boolean, set: (pass: boolean) => void] => {
  // The choice is for so many rows: another file, or another column, asks again.
  const [passed, setPassed] = useState(0);
  const isPassing = refused > 0 && passed === refused;
  return [refused === 0 || isPassing, isPassing, (pass) => setPassed(pass ? refused : 0)];
};

/** The foot of the import: its one button with how many, then what was done and its undo. */
export const RequestRunBar = ({ importing, running, onNavigate }: RequestRunBarProps) => {
  const plan = importing?.plan ?? null;
  const count = plan?.writes.length ?? 0;
  const refused = plan?.count.refused ?? 0;
  const [isWhole, isPassing, setPassing] = usePassing(refused);
  const isBusy = running.run.kind === 'writing' || running.run.kind === 'undoing';
  const isReady = count > 0 && !isBusy && isWhole;
  const go = (): void => {
    if (plan && isReady) void running.start(plan.writes);
  };
  useKeys([{ key: 'Ctrl Entrée', label: texts.go(count), run: go, bar: true, disabled: !isReady }], {
    group: settingsText.keys.group,
    rank: 1,
  });
  const asks = refused > 0 && count > 0 && !isBusy;
  return (
    <footer className="imp-foot">
      {asks && (
        <div className="imp-pass">
          <Checkbox isSelected={isPassing} onChange={setPassing}>
            {texts.run.passRefused(refused)}
          </Checkbox>
          {!isPassing && <p className="meta">{texts.run.correctFirst(refused)}</p>}
        </div>
      )}
      <Button tone="main" keys="Ctrl Entrée" onPress={go} isDisabled={!isReady}>
        {texts.go(count)}
      </Button>
      {importing && <SaveRefused file={importing.file} rows={refusedOf(importing)} />}
      <RunWords
        running={running}
        texts={texts}
        refused={refused}
        see={{ label: texts.done.requests, go: () => onNavigate('requests') }}
      />
    </footer>
  );
};
