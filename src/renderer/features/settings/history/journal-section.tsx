import '../exchange/exchange.css';
import './history.css';

import { Download } from 'lucide-react';
import { useState } from 'react';

import { excelCsv } from '#shared/domain/exchange/tables/excel-csv';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import { numericDay, shortTime } from '#shared/i18n/fr/format';
import { settingsText } from '#shared/i18n/fr/settings';
import { agentName, journalText as texts, settingsHistoryText } from '#shared/i18n/fr/settings-history';
import { accessRequestsText } from '#shared/i18n/protection/access-requests';
import { erasingText } from '#shared/i18n/protection/erasing';
import { providerSettingsText } from '#shared/i18n/provider/settings-text';
import { entryById } from '#shared/lib/entry-by-id';
import { JOURNAL_FOR_DAYS } from '#shared/sync/bounds';
import {
  accessIn,
  BY_PROVIDER,
  DEVICE_DEPARTMENTS,
  DEVICE_WIPE,
  DEVICE_WIPED,
  ERASURE_ASKED,
  ERASURE_ASKED_BY,
  ERASURE_REFUSED,
  ERASURE_WITHDRAWN,
  erasureModes,
  PROVIDER_CHOSEN,
  PROVIDER_ROLE,
  RECOVERY_MADE,
  RECOVERY_USED,
  type JournalLine,
} from '#shared/sync/wire/journal-calls';
import { addDays, civilOf } from '#shared/time/civil';
import { isCivilDay } from '#shared/time/civil-day';

import { useDevices, type DeviceRow } from '../../../data/queries/devices/use-asked';
import {
  citizenOf,
  citizensOf,
  SAME_MOMENT_MS,
  subjectsOfPerson,
  useJournal,
} from '../../../data/queries/history/use-journal';
import { isRead } from '../../../data/queries/use-live';
import { useCitizenValues } from '../../../data/queries/use-citizen-values';
import { usePerson } from '../../../data/queries/use-person';
import { useToday } from '../../../data/queries/use-today';
import { useNoteReading } from '../../../data/queries/use-note-reading';
import { saveFile } from '../../../platform/exports/save-file';
import { Button } from '../../../ui/button';
import { Note } from '../../../ui/note';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { SectionHead } from '../parts/section-head';
import type { SectionProps } from '../section';
import { CellTable } from './cell-table';

const { heads } = texts;
const { journal: byProvider } = providerSettingsText;
const { journal: accessText } = accessRequestsText;
const { journal: byTwo } = erasingText;
const usualDays = 6;
const any = 'any';

type Names = {
  readonly reference: SiteReference;
  /** `null` = not known yet. */
  readonly devices: readonly DeviceRow[] | null;
  readonly citizens: ReadonlyMap<string, CitizenValues>;
};

const agentOf = ({ reference }: Names, id: string): string => agentName(reference.agents, id);

const deviceOf = ({ devices }: Names, deviceId: string): string =>
  devices ? settingsHistoryText.device({ deviceId, deviceName: entryById(devices, deviceId)?.name ?? '' }) : '';

const citizenName = ({ citizens }: Names, id: string): string => {
  const values = citizens.get(id);
  return (values && knownBy(values)) || (isRead(citizens) ? texts.notHere : '');
};

/** Whether a line is about an erasure that takes two people: lines of two kinds, see `journal-calls.ts`. */
const isOfTwo = ({ kind, subject }: JournalLine): boolean =>
  (kind === 'settingsWritten' &&
    ([ERASURE_ASKED, ERASURE_WITHDRAWN, ERASURE_REFUSED].some((before) => subject.startsWith(before)) ||
      Object.hasOwn(byTwo.modes, subject))) ||
  (kind === 'erasedFor' && subject.startsWith(ERASURE_ASKED_BY));

const wishAbout = (line: JournalLine, names: Names): string => {
  const { subject } = line;
  if (line.kind === 'erasedFor') return byTwo.askedBy(agentOf(names, subject.slice(ERASURE_ASKED_BY.length)));
  const mode = erasureModes.find((one) => one === subject);
  if (mode) return byTwo.modes[mode];
  const name = citizenName(names, citizenOf(line));
  if (subject.startsWith(ERASURE_WITHDRAWN)) return byTwo.withdrawn(name);
  if (subject.startsWith(ERASURE_REFUSED)) return byTwo.refused(name);
  return byTwo.asked(name, texts.chosen(subject.slice(ERASURE_ASKED.length).split(' ')[0] ?? ''));
};

const kindOf = (line: JournalLine): string => {
  if (isOfTwo(line)) return byTwo.kind;
  return accessIn(line) ? accessText.kind : texts.kinds[line.kind];
};

/** What a line is about, in words. */
const aboutOf = (line: JournalLine, names: Names): string => {
  const { kind, subject, count } = line;
  if (kind === 'journalRead' && entryById(names.reference.agents, subject)) return agentOf(names, subject);
  if (isOfTwo(line)) return wishAbout(line, names);
  const citizenId = citizenOf(line);
  if (citizenId !== '') {
    const name = citizenName(names, citizenId);
    const access = accessIn(line);
    return access ? accessText.of(accessText.act(access.act), name) : name;
  }
  if (kind === 'retentionDone') return texts.gone(subject, count);
  if (kind === 'searched') return texts.found(count);
  if (kind === 'exported' || kind === 'printed') return texts.left(subject, count);
  if (kind === 'startCodeGiven' || kind === 'shutOut' || kind === 'letIn') return agentOf(names, subject);
  if (kind === 'deviceJoined' || kind === 'deviceShutOut' || kind === 'writesTakenBack')
    return deviceOf(names, subject);
  if (kind === 'inviteMade' && count > 0) return texts.byFile(count);
  if (kind === 'settingsWritten' && subject.startsWith(DEVICE_DEPARTMENTS))
    return texts.departmentsOf(deviceOf(names, subject.slice(DEVICE_DEPARTMENTS.length)));
  if (kind === 'settingsWritten' && subject.startsWith(DEVICE_WIPE))
    return texts.wipeOf(deviceOf(names, subject.slice(DEVICE_WIPE.length)));
  if (kind === 'settingsWritten' && subject.startsWith(DEVICE_WIPED))
    return texts.wipedOf(deviceOf(names, subject.slice(DEVICE_WIPED.length)), count);
  if (kind === 'settingsWritten' && subject.startsWith(RECOVERY_MADE))
    return texts.recoveryMade(agentOf(names, subject.slice(RECOVERY_MADE.length)));
  if (kind === 'settingsWritten' && subject.startsWith(RECOVERY_USED))
    return texts.recoveryUsed(agentOf(names, subject.slice(RECOVERY_USED.length)), count);
  if (kind === 'settingsWritten' && subject === PROVIDER_CHOSEN) return byProvider.chosen;
  if (kind === 'settingsWritten' && subject.startsWith(PROVIDER_ROLE))
    return byProvider.role(agentOf(names, subject.slice(PROVIDER_ROLE.length)));
  if (kind === 'signedIn' && subject.startsWith(BY_PROVIDER)) return byProvider.by;
  return texts.chosen(subject);
};

const momentOf = (instant: string, zone: string): string => {
  const { day, time } = civilOf(instant, zone);
  return `${numericDay(day)} ${shortTime(time)}`;
};

/** When it was done, by the clock of the desk, and when the server had it where that was later: the desk was cut off meanwhile. */
const whenOf = ({ at, keptAt }: JournalLine, zone: string): string => {
  const done = momentOf(at, zone);
  const isLate = Math.abs(Date.parse(keptAt) - Date.parse(at)) > SAME_MOMENT_MS;
  return isLate ? texts.late(done, momentOf(keptAt, zone)) : done;
};

/** The cells of a line in the order of the heads. Where the town asks for codes, a name without a sign-in says so. */
const cellsOf = (line: JournalLine, names: Names): readonly [string, string, string, string, string] => {
  const { site } = names.reference;
  const isDoubtful = site.signIn !== undefined && line.agentId !== '' && !line.isProved;
  const who = line.agentId === '' ? '' : agentOf(names, line.agentId);
  return [
    whenOf(line, site.zone),
    isDoubtful ? `${who} (${texts.notProved})` : who,
    kindOf(line),
    aboutOf(line, names),
    deviceOf(names, line.deviceId),
  ];
};

const headTitles = [heads.when, heads.agent, heads.kind, heads.subject, heads.device];

const Lookup = ({ reference, params, onNavigate }: SectionProps) => {
  const today = useToday();
  const citizenId = params['citizen'] ?? '';
  // What nobody chose goes on with the day: the section may stand for days.
  const [chosenFrom, setFrom] = useState<string | null>(null);
  const [chosenTo, setTo] = useState<string | null>(null);
  const from = chosenFrom ?? addDays(today, citizenId === '' ? -usualDays : -JOURNAL_FOR_DAYS);
  const to = chosenTo ?? today;
  const [agentId, setAgentId] = useState('');
  const [told, setTold] = useState<{ readonly tone: 'ok' | 'warn'; readonly words: string } | null>(null);
  const noteReading = useNoteReading();
  const isBackwards = isCivilDay(from) && isCivilDay(to) && from > to;
  const isAsked = isCivilDay(from) && isCivilDay(to) && !isBackwards;
  const { isReady, person } = usePerson(citizenId);
  const isKnown = citizenId === '' || isReady;
  // A merged person has lines under each of their ids.
  const subjects = citizenId === '' ? [] : subjectsOfPerson(person?.memberIds ?? [citizenId]);
  const wish = isAsked && isKnown ? { from, to, agentId, subjects } : null;
  const { lines, hasMore, more, all } = useJournal(wish);
  const { list } = useDevices();
  const shown = lines !== null && typeof lines !== 'string' ? lines : [];
  const citizens = useCitizenValues(citizensOf(shown));
  const names: Names = { reference, devices: Array.isArray(list) ? list : null, citizens };

  const save = async (): Promise<void> => {
    setTold({ tone: 'ok', words: texts.saving });
    const found = await all();
    if (typeof found === 'string') return setTold({ tone: 'warn', words: texts[found] });
    // With the ids: who left, a person who was erased and a machine that is gone have no other name.
    const fields = [...headTitles, ...texts.idHeads].map((title) => ({ name: title, kind: 'text' as const, title }));
    const whole = { ...names, citizens: found.citizens };
    const csv = excelCsv({
      fields,
      rows: found.lines.map((line) => [...cellsOf(line, whole), line.agentId, line.subject, line.deviceId]),
    });
    saveFile(texts.fileName(from, to), new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    noteReading('exported', 'journal', found.lines.length);
    return setTold({ tone: 'ok', words: texts.saved(found.lines.length) });
  };

  return (
    <>
      <SectionHead title={settingsText.sections.journal} lead={texts.lead} />
      <div className="set-body jr">
        <div className="set-line">
          <TextField label={texts.from} type="date" value={from} onChange={setFrom} />
          <TextField
            label={texts.to}
            type="date"
            value={to}
            onChange={setTo}
            error={isBackwards ? texts.badSpan : undefined}
          />
          <Select
            label={texts.agent}
            options={[
              { id: any, label: texts.anyAgent },
              ...reference.agents.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={agentId === '' ? any : agentId}
            onChange={(id) => setAgentId(id === any ? '' : id)}
          />
        </div>
        <div className="set-acts">
          {citizenId === '' ? (
            <p className="meta">{texts.howPerson}</p>
          ) : (
            <>
              {isReady && <p>{texts.person((person && knownBy(person.values)) || texts.notHere)}</p>}
              <Button size="small" onPress={() => onNavigate('settings', { section: 'journal' })}>
                {texts.anyPerson}
              </Button>
            </>
          )}
          <Button icon={Download} onPress={() => void save()} isDisabled={shown.length === 0}>
            {texts.save}
          </Button>
          {told && (
            <Note tone={told.tone} role="status">
              {told.words}
            </Note>
          )}
        </div>
        {typeof lines === 'string' && <Note tone="warn">{texts[lines]}</Note>}
        {lines === null && isAsked && <p role="status">{texts.loading}</p>}
        {Array.isArray(lines) && lines.length === 0 && <p>{texts.none}</p>}
        {shown.length > 0 && (
          <CellTable
            label={texts.table}
            heads={headTitles}
            rows={shown.map((line) => ({ key: line.n, cells: cellsOf(line, names) }))}
          />
        )}
        {hasMore && <Button onPress={more}>{texts.more}</Button>}
      </div>
    </>
  );
};

/** Who read what, and who changed who may do what: by days, agent and person, and as a file. It starts over when another person is looked up. */
export const JournalSection = (props: SectionProps) => <Lookup key={props.params['citizen'] ?? ''} {...props} />;
