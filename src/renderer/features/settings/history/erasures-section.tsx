import '../exchange/exchange.css';
import './history.css';

import type { SiteReference } from '#shared/domain/model/reference';
import { numericDay, shortTime } from '#shared/i18n/fr/format';
import { settingsText } from '#shared/i18n/fr/settings';
import { erasuresText as texts, journalText, settingsHistoryText } from '#shared/i18n/fr/settings-history';
import { entryById } from '#shared/lib/entry-by-id';
import type { ErasureRow } from '#shared/sync/wire/erasure-calls';
import { civilOf } from '#shared/time/civil';

import { useDevices, useErasures, type DeviceRow } from '../../../data/queries/devices/use-asked';
import { useStation } from '../../../data/queries/use-station';
import { Note } from '../../../ui/note';
import { SectionHead } from '../parts/section-head';
import type { SectionProps } from '../section';
import { CellTable } from './cell-table';

const { heads } = texts;
const headTitles = [heads.when, heads.agent, heads.files, heads.reached] as const;

/** The cells of one row, in the order of the heads. */
const cellsOf = (
  { at, agentId, byAge = false, citizenIds, done, missing, revoked }: ErasureRow,
  reference: SiteReference,
  devices: readonly DeviceRow[],
): readonly string[] => {
  const { day, time } = civilOf(at, reference.site.zone);
  const nameOf = (deviceId: string): string =>
    settingsHistoryText.device({ deviceId, deviceName: entryById(devices, deviceId)?.name ?? '' });
  const agent = entryById(reference.agents, agentId)?.name;
  return [
    `${numericDay(day)} ${shortTime(time)}`,
    byAge ? texts.byAge : (agent ?? (agentId === '' ? texts.agentNotNoted : journalText.noAgent(agentId.slice(-6)))),
    texts.files(citizenIds.length),
    texts.reached({
      done,
      all: done + missing.length + revoked.length,
      missing: missing.map(nameOf),
      revoked: revoked.map(nameOf),
    }),
  ];
};

const Rows = ({ reference, agentId }: { readonly reference: SiteReference; readonly agentId: string }) => {
  const { list } = useErasures(agentId);
  const { list: devices } = useDevices();
  if (typeof list === 'string') return <Note tone="warn">{texts[list]}</Note>;
  if (list === null || devices === null) return <p role="status">{texts.loading}</p>;
  if (list.length === 0) return <p>{texts.none}</p>;
  const known = typeof devices === 'string' ? [] : devices;
  const rows = list.map((row) => ({ key: `${row.at} ${row.deviceId}`, cells: cellsOf(row, reference, known) }));
  return <CellTable label={texts.table} heads={headTitles} rows={rows} />;
};

/** Who was erased when and by whom, without a name, and which desks have not said yet that they hold it. */
export const ErasuresSection = ({ reference }: SectionProps) => {
  const { agentId } = useStation().settings;
  return (
    <>
      <SectionHead title={settingsText.sections.erasures} lead={texts.lead} />
      <div className="set-body jr">
        <Rows key={agentId} reference={reference} agentId={agentId} />
      </div>
    </>
  );
};
