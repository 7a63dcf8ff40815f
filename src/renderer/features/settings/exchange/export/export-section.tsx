import '../exchange.css';

import { Download } from 'lucide-react';
import { useState } from 'react';

import { exportRows } from '#shared/domain/exchange/export/export-rows';
import { excelCsv } from '#shared/domain/exchange/tables/excel-csv';
import { settingsText } from '#shared/i18n/fr/settings';
import { exportWords, settingsExchangeText } from '#shared/i18n/fr/settings-exchange';
import { addDays } from '#shared/time/civil';
import { isCivilDay } from '#shared/time/civil-day';

import { useAppointmentsBetween } from '../../../../data/queries/use-appointments-between';
import { useExchangeReads } from '../../../../data/queries/use-exchange-facts';
import { useToday } from '../../../../data/queries/use-today';
import { useNoteReading } from '../../../../data/queries/use-note-reading';
import { saveFile } from '../../../../platform/exports/save-file';
import { Button } from '../../../../ui/button';
import { Checkbox } from '../../../../ui/checkbox';
import { useKeys } from '../../../../ui/keys';
import { Note } from '../../../../ui/note';
import { TextField } from '../../../../ui/text-field';
import { SectionHead } from '../../parts/section-head';
import type { SectionProps } from '../../section';

const texts = settingsExchangeText.export;
const usualDays = 30;

/** The export of appointments: which days, with or without names, and a file for a spreadsheet. */
export const ExportSection = ({ reference }: SectionProps) => {
  const today = useToday();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(addDays(today, usualDays));
  const [withNames, setWithNames] = useState(false);
  const [savedRows, setSavedRows] = useState<number | null>(null);
  const reads = useExchangeReads();
  const noteReading = useNoteReading();
  const isSpan = isCivilDay(from) && isCivilDay(to) && from <= to;
  const found = useAppointmentsBetween(isSpan ? from : '', isSpan ? to : '').filter(({ status }) => status !== 'void');
  const isReady = isSpan && found.length > 0 && reads !== null;
  const save = (): void => {
    if (!isReady) return;
    void reads.forExport({ fromDay: from, toDay: to }).then(({ appointments, citizens }) => {
      const table = exportRows(appointments, reference, exportWords, withNames ? citizens : null);
      saveFile(texts.fileName(from, to), new Blob([excelCsv(table)], { type: 'text/csv;charset=utf-8' }));
      noteReading('exported', withNames ? 'appointmentsWithNames' : 'appointments', table.rows.length);
      setSavedRows(table.rows.length);
    });
  };
  const change = (set: (value: string) => void) => (value: string) => {
    set(value);
    setSavedRows(null);
  };
  useKeys([{ key: 'Ctrl Entrée', label: texts.save, run: save, bar: true, disabled: !isReady }], {
    group: settingsText.keys.group,
    rank: 1,
  });
  return (
    <>
      <SectionHead title={texts.title} lead={texts.lead} />
      <div className="set-body">
        <div className="set-form">
          <div className="set-line">
            <TextField label={texts.from} type="date" value={from} onChange={change(setFrom)} />
            <TextField
              label={texts.to}
              type="date"
              value={to}
              onChange={change(setTo)}
              error={isCivilDay(from) && isCivilDay(to) && from > to ? texts.badSpan : undefined}
            />
          </div>
          <Checkbox
            isSelected={withNames}
            onChange={(chosen) => {
              setWithNames(chosen);
              setSavedRows(null);
            }}
          >
            {texts.names}
          </Checkbox>
          {withNames && <Note tone="warn">{texts.namesWarning}</Note>}
          <p className="meta">{found.length === 0 ? texts.none : texts.found(found.length)}</p>
          <div className="set-acts">
            <Button tone="main" icon={Download} keys="Ctrl Entrée" onPress={save} isDisabled={!isReady}>
              {texts.save}
            </Button>
          </div>
          {savedRows !== null && (
            <Note tone="ok" role="status">
              {texts.saved(savedRows)}
            </Note>
          )}
          <p className="meta">{texts.form}</p>
        </div>
      </div>
    </>
  );
};
