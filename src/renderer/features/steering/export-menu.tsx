import { Download } from 'lucide-react';
import { useState } from 'react';

import { viewerOf } from '#shared/domain/rights/sees-request';
import { figureExportText as texts } from '#shared/i18n/fr/figure-export-menu';

import { useStation } from '../../data/queries/use-station';
import { useNoteReading } from '../../data/queries/use-note-reading';
import { usePublishedMonths } from '../../data/queries/use-published-months';
import { now } from '../../platform/clock';
import { exportFigures } from '../../platform/exports/export-figures';
import { exportsFor, type FigureExport } from '../../platform/exports/figure-exports';
import type { Exported } from '../../platform/exports/save-report';
import { Icon } from '../../ui/icon';
import { useKeys } from '../../ui/keys';
import { MenuButton } from '../../ui/menu-button';
import type { Given } from './view-model/given';

const kinds = exportsFor(false);

type FigureExportMenuProps = {
  readonly given: Given;
  /** Prints the report of one page. */
  readonly onReport: () => void;
};

/** Takes the figures of the period out: the report of one page, rows for spreadsheets and programs, open data, closures. */
export const FigureExportMenu = ({ given, onReport }: FigureExportMenuProps) => {
  const { settings } = useStation();
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<Exported | 'making' | null>(null);
  const { filter, scope, place } = given;
  const noteReading = useNoteReading();
  const readPublished = usePublishedMonths();
  const reference = place.ref;
  // What is published is of the whole town: a chosen department would be another table of the same people.
  const isNarrowed = [filter.departmentId, filter.reasonId, filter.channel].some((one) => one !== '');
  const refusedBecause = (kind: FigureExport): string => {
    // The report is of the whole town, whatever is chosen here.
    if (kind === 'report') return '';
    if (kind !== 'openData') return place.kind === 'own' ? '' : texts.ownSite;
    // A town and one of its two sites, side by side, would tell small numbers of the other.
    if (place.isOneOfSeveral && place.kind !== 'town') return texts.allSites;
    return isNarrowed ? texts.wholeTown : '';
  };
  const run = (kind: FigureExport): void => {
    if (done === 'making') return;
    setDone(null);
    if (kind === 'report') {
      onReport();
      return;
    }
    const viewer = viewerOf(reference, settings.agentId);
    const about = { reference, viewer, now: now().toISOString(), headline: '' };
    setDone('making');
    void (async () => {
      const published = kind === 'openData' ? await readPublished(filter.period) : null;
      const outcome = await exportFigures(kind, scope, { ...filter, siteId: '' }, { ...about, published });
      if (outcome === 'saved') noteReading('exported', kind, 0);
      setDone(outcome);
    })();
  };
  useKeys([{ key: 'X', within: 'board', label: texts.title, run: () => setOpen(true) }], { group: texts.group });
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
          const refused = refusedBecause(id);
          const { label, detail } = texts.kinds[id];
          return { id, label, detail: refused || detail, isDisabled: refused !== '' };
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
