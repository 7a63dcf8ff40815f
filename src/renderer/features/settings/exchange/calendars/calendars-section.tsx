import '../exchange.css';

import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';

import { settingsText } from '#shared/i18n/fr/settings';
import { settingsExchangeText } from '#shared/i18n/fr/settings-exchange';
import { entryById } from '#shared/lib/entry-by-id';
import type { Calendar } from '#shared/sync/wire/calendar-calls';

import { useCommands } from '../../../../data/commands/use-commands';
import { useCalendars, type AskedRows } from '../../../../data/queries/devices/use-asked';
import { Button } from '../../../../ui/button';
import { useKeys } from '../../../../ui/keys';
import { Note } from '../../../../ui/note';
import { Select } from '../../../../ui/select';
import { SectionHead } from '../../parts/section-head';
import type { SectionProps } from '../../section';
import { KeyRows } from '../keys/key-rows';
import { refusedKey, SaidOfKey, type KeySaid } from '../keys/said-of-key';
import { ShownOnce } from '../keys/shown-once';
import { useServerAddress } from '../keys/use-server-address';

const texts = settingsExchangeText.calendars;
const wholeSite = ':site';

type ListedProps = Pick<AskedRows<Calendar>, 'list'> & {
  readonly zone: string;
  readonly nameOf: (calendar: Calendar) => string;
  readonly onRevoke: (calendar: Calendar) => void;
};

const Listed = ({ list, nameOf, ...rows }: ListedProps) => {
  if (list === null) return <p role="status">{texts.loading}</p>;
  if (typeof list === 'string') return <Note tone="warn">{texts[list]}</Note>;
  if (list.length === 0) return <p className="set-empty">{texts.none}</p>;
  const columns = [{ head: texts.heads.whose, words: nameOf }];
  return (
    <KeyRows
      label={settingsText.sections.calendars}
      keys={list}
      texts={texts}
      columns={columns}
      nameOf={nameOf}
      {...rows}
    />
  );
};

/** The calendar feeds: one for the site, one for an agent, each with an address of its own that can be cut off. */
export const CalendarsSection = ({ reference }: SectionProps) => {
  const { list, reload } = useCalendars();
  const { makeCalendar, revokeCalendar } = useCommands();
  const { baseUrl, isLocal } = useServerAddress();
  const [whose, setWhose] = useState<string>(wholeSite);
  const [key, setKey] = useState('');
  const [said, setSaid] = useState<KeySaid | null>(null);
  const nameOf = ({ agentId }: Calendar): string =>
    agentId === '' ? texts.site : (entryById(reference.agents, agentId)?.name ?? texts.gone);
  const make = async (): Promise<void> => {
    const made = await makeCalendar({ agentId: whose === wholeSite ? '' : whose });
    setKey(made.ok ? made.value.key : '');
    setSaid(made.ok ? null : refusedKey(made.reason));
    await reload();
  };
  const revoke = async (calendar: Calendar): Promise<void> => {
    const done = await revokeCalendar({ calendarId: calendar.id });
    setKey('');
    setSaid(done.ok ? { tone: 'ok', words: texts.revoked(nameOf(calendar)) } : refusedKey(done.reason));
    await reload();
  };
  useKeys([{ key: 'Ctrl N', label: texts.make, run: () => void make(), bar: true }], {
    group: settingsText.keys.group,
    rank: 1,
  });
  const options = [
    { id: wholeSite, label: texts.site },
    ...reference.agents.map(({ id, name }) => ({ id, label: name })),
  ];
  return (
    <>
      <SectionHead title={texts.title} lead={texts.lead} />
      <div className="set-body cal">
        <div className="cal-new">
          <Select label={texts.whose} options={options} value={whose} onChange={setWhose} />
          <Button icon={CalendarPlus} keys="Ctrl N" onPress={() => void make()}>
            {texts.make}
          </Button>
        </div>
        {key !== '' && (
          <ShownOnce
            title={texts.address}
            secret={`${baseUrl}/v1/calendar/${key}.ics`}
            texts={texts}
            isLocal={isLocal}
          />
        )}
        <SaidOfKey said={said} />
        <Listed list={list} zone={reference.site.zone} nameOf={nameOf} onRevoke={(calendar) => void revoke(calendar)} />
      </div>
    </>
  );
};
