import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

import { viewerOf } from '#shared/domain/rights/sees-request';
import { figureExportText as texts } from '#shared/i18n/fr/figure-export-menu';

import { useStation } from '../../data/queries/use-station';
import { now } from '../../platform/clock';
import { exportFigures } from '../../platform/exports/export-figures';
import { exportsFor, type FigureExport } from '../../platform/exports/figure-exports';
import type { Exported } from '../../platform/exports/save-report';
import { Icon } from '../../ui/icon';
import { useKeys } from '../../ui/keys';
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
      { key: 'X', label: texts.title, run: () => setOpen(true), bar: true },
      { key: 'P', label: texts.kinds.report.label, run: () => run('report'), bar: true },
    ],
    { group: texts.group },
  );
  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <AriaButton className="btn" aria-keyshortcuts="X">
          <Icon of={Download} /> {texts.title}
        </AriaButton>
        <Popover className="menu" placement="bottom end">
          <Menu
            className="options"
            aria-label={texts.menu}
            onAction={(key) => {
              const kind = kinds.find((one) => one === key);
              if (kind) run(kind);
            }}
            disabledKeys={isNarrowed ? ['openData'] : []}
          >
            {kinds.map((kind) => (
              <MenuItem key={kind} id={kind} className="option" textValue={texts.kinds[kind].label}>
                <span>{texts.kinds[kind].label}</span>
                <small>{kind === 'openData' && isNarrowed ? texts.wholeTown : texts.kinds[kind].detail}</small>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <span role="status" className={done === null || done === 'saved' ? 'sr' : 'meta'}>
        {done && texts.done[done]}
      </span>
    </>
  );
};
