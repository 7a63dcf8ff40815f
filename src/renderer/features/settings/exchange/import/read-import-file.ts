import { readTable } from '#shared/domain/exchange/csv/read-table';
import type { Separator, Table } from '#shared/domain/exchange/csv/table';
import { readCalendar } from '#shared/domain/exchange/ical/read-calendar';
import { calendarTable } from '#shared/domain/exchange/import/calendar-table';
import { calendarFaultText, openQuoteText, type FaultWords } from '#shared/i18n/fr/settings-import';

import { decodeText, isWorkbook, type Encoding } from './decode-text';

const mostBytes = 20 * 1024 * 1024;

/** Something that was not read, by the line of the file. */
export type FileFault = FaultWords & { readonly line: number };

/** A file that was read: its text, and its table by a separator (`''` for a calendar). */
export type ImportFile = {
  readonly name: string;
  readonly encoding: Encoding;
  readonly text: string;
  readonly separator: Separator | '';
  readonly table: Table;
  readonly faults: readonly FileFault[];
};

/** Why a file is none that can be imported. */
export type Unread = 'workbook' | 'tooLarge' | 'empty' | 'unreadable';

const looksLikeCalendar = (name: string, text: string): boolean =>
  /\.ics$/i.test(name) || /^\s*BEGIN:VCALENDAR/i.test(text);

const calendarFile = (name: string, encoding: Encoding, text: string, zone: string): ImportFile => {
  const { events, faults } = readCalendar(text, zone);
  const told = faults.map(({ line, code }) => ({ line, ...calendarFaultText[code] }));
  return { name, encoding, text, separator: '', table: calendarTable(events), faults: told };
};

/** The table of a text, read anew by a separator or by the one that fits best. */
export const tableFile = (name: string, encoding: Encoding, text: string, separator?: Separator): ImportFile => {
  const { faults, separator: used, ...table } = readTable(text, separator);
  return {
    name,
    encoding,
    text,
    separator: used,
    table,
    faults: faults.map(({ line }) => ({ line, ...openQuoteText })),
  };
};

/** Reads a chosen file whatever its encoding and kind. Nothing leaves this page. */
export const readImportFile = async (file: File, zone: string): Promise<ImportFile | Unread> => {
  if (file.size > mostBytes) return 'tooLarge';
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return 'unreadable';
  }
  if (isWorkbook(bytes)) return 'workbook';
  const { text, encoding } = decodeText(bytes);
  const read = looksLikeCalendar(file.name, text)
    ? calendarFile(file.name, encoding, text, zone)
    : tableFile(file.name, encoding, text);
  return read.table.rows.length === 0 && read.faults.length === 0 ? 'empty' : read;
};
