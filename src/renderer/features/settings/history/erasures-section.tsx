import '../exchange/exchange.css';
import './history.css';

import type { SiteReference } from '#shared/domain/model/reference';
import { numericDay, shortTime } from '#shared/i18n/fr/format';
import { settingsText } from '#shared/i18n/fr/settings';
import { agentName, erasuresText as texts, settingsHistoryText } from '#shared/i18n/fr/settings-history';
import { entryById } from '#shared/lib/entry-by-id';
import type { ErasureRow } from '#shared/sync/wire/erasure-calls';
import { civilOf } from '#shared/time/civil';

import { useDevices, useErasures, useErasureWishes, type DeviceRow } from '../../../data/queries/devices/use-asked';
import { useStation } from '../../../data/queries/use-station';
import { Note } from '../../../ui/note';
import { SectionHead } from '../parts/section-head';
import type { SectionProps } from '../section';
import { CellTable } from './cell-table';
import { ErasersPart } from './erasers-part';
import { ErasureWishesPart } from './erasure-wishes-part';

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
  return [
    `${numericDay(day)} ${shortTime(time)}`,
    byAge ? texts.byAge : agentId === '' ? texts.agentNotNoted : agentName(reference.agents, agentId),
    texts.files(citizenIds.length),
    texts.reached({
      done,
      all: done + missing.length + revoked.length,
      missing: missing.map(nameOf),
      revoked: revoked.map(nameOf),
    }),
  ];
};

type PartProps = Pick<SectionProps, 'reference' | 'onNavigate'> & { readonly agentId: string };

/** How many people an erasure takes and what waits; what this server does not tell is not shown: the list below says why. */
const Wishes = ({ reference, agentId, onNavigate, onChanged }: PartProps & { readonly onChanged: () => void }) => {
  const { list, reload } = useErasureWishes(agentId);
  const known = Array.isArray(list) ? list[0] : undefined;
  if (!known) return null;
  const props = {
    known,
    reference,
    agentId,
    nameOf: (id: string) => agentName(reference.agents, id),
    onChanged: async () => {
      onChanged();
      await reload();
    },
  };
  return (
    <>
      <ErasersPart {...props} onNavigate={onNavigate} />
      {(known.needsTwo || known.wishes.length > 0) && <ErasureWishesPart {...props} />}
    </>
  );
};

const Rows = ({ reference, list }: Pick<PartProps, 'reference'> & Pick<ReturnType<typeof useErasures>, 'list'>) => {
  const { list: devices } = useDevices();
  if (typeof list === 'string') return <Note tone="warn">{texts[list]}</Note>;
  if (list === null || devices === null) return <p role="status">{texts.loading}</p>;
  if (list.length === 0) return <p>{texts.none}</p>;
  const known = typeof devices === 'string' ? [] : devices;
  const rows = list.map((row) => ({ key: `${row.at} ${row.deviceId}`, cells: cellsOf(row, reference, known) }));
  return <CellTable label={texts.table} heads={headTitles} rows={rows} />;
};

const Section = ({ reference, agentId, onNavigate }: PartProps) => {
  const { list, reload } = useErasures(agentId);
  return (
    <>
      <SectionHead title={settingsText.sections.erasures} lead={texts.lead} />
      <div className="set-body jr">
        <Wishes reference={reference} agentId={agentId} onNavigate={onNavigate} onChanged={() => void reload()} />
        <Rows reference={reference} list={list} />
      </div>
    </>
  );
};

/** How many people an erasure takes, what waits for the second, who was erased when and by whom, without a name, and which desks have not said yet that they hold it. */
export const ErasuresSection = ({ reference, onNavigate }: SectionProps) => {
  const { agentId } = useStation().settings;
  return <Section key={agentId} reference={reference} agentId={agentId} onNavigate={onNavigate} />;
};
