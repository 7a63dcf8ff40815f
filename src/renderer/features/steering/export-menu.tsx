import { Download } from 'lucide-react';
import { useState } from 'react';

import { viewerOf } from '#shared/domain/rights/sees-request';
import { figureExportText as texts } from '#shared/i18n/fr/figure-export-menu';

import { useStation } from '../../data/queries/use-station';
import { now } from '../../platform/clock';
import { exportFigures } from '../../platform/exports/export-figures';
import { exportsFor, type FigureExport } from '../../platform/exports/figure-exports';
import type { Exported } from '../../platform/exports/save-report';
import { Icon } from '../../ui/icon';
import { useKeys } from '../../ui/keys';
import { MenuButton } from '../../ui/menu-button';
import type { Given } from './view-model/given';

const kinds = exportsFor(false);

/** Takes the figures of the period out: the report of one page, rows for spreadsheets and programs, open data, closures. */
export const FigureExportMenu = ({ given }: { readonly given: Given }) => {
  const { settings } = useStation();
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<Exported | null>(null);
  const { filter, scope, context } = given;
  const reference = context.ref;
  // What is published is of the whole town: a chosen department would be another table of the same people.
  const isNarrowed = [filter.siteId, filter.departmentId, filter.reasonId, filter.channel].some((one) => one !== '');
  const run = (kind: FigureExport): void => {
    setDone(null);
    const viewer = viewerOf(reference, settings.agentId);
    void exportFigures(kind, scope, filter, { reference, viewer, now: now().toISOString() }).then(setDone);
  };
  useKeys(
    [
      { key: 'X', label: texts.title, run: () => setOpen(true) },
      { key: 'P', label: texts.kinds.report.label, run: () => run('report'), bar: true },
    ],
    { group: texts.group },
  );
  return (
    <>
      <MenuButton
        face={
          <>
            <Icon of={Download} /> {texts.title}
          </>
        }
        faceClassName="btn"
        label={texts.menu}
        choices={kinds.map((id) => {
          const isDisabled = id === 'openData' && isNarrowed;
          const { label, detail } = texts.kinds[id];
          return { id, label, detail: isDisabled ? texts.wholeTown : detail, isDisabled };
        })}
        onChoose={run}
        isOpen={isOpen}
        onOpen={setOpen}
        keys="X"
      />
      <span role="status" className={done === null || done === 'saved' ? 'sr' : 'meta'}>
        {done && texts.done[done]}
      </span>
    </>
  );
};
