import { describe, expect, it } from 'vitest';

import { decodeText } from './decode-text';
import { readImportFile } from './read-import-file';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
/** `é` and `’` as Windows-1252 writes them. */
const windows = new Uint8Array([0x6e, 0xe9, 0x3b, 0x64, 0x92, 0x0a, 0x61, 0x3b, 0x62]);
const read = (bytes: Uint8Array<ArrayBuffer> | string, name = 'rdv.csv') =>
  readImportFile(new File([bytes], name), 'Europe/Paris');

describe('readImportFile', () => {
  it('finds the encoding', async () => {
    expect(decodeText(encode('né;d’')).encoding).toBe('utf8');
    expect(decodeText(windows)).toEqual({ text: 'né;d’\na;b', encoding: 'windows1252' });
    const utf16 = new Uint8Array([0xff, 0xfe, 0x6e, 0x00, 0xe9, 0x00, 0x3b, 0x00, 0x62, 0x00]);
    expect(decodeText(utf16)).toEqual({ text: 'né;b', encoding: 'utf16' });
    expect(await read(windows)).toMatchObject({ encoding: 'windows1252', table: { headers: ['né', 'd’'] } });
  });

  it('reads a calendar as a table, with what it could not read', async () => {
    const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'DTSTART:20260303T083000Z', 'SUMMARY:CNI', 'END:VEVENT'];
    const recurring = ['BEGIN:VEVENT', 'DTSTART:20260303T083000Z', 'RRULE:FREQ=DAILY', 'END:VEVENT', 'END:VCALENDAR'];
    const file = await read([...lines, ...recurring].join('\r\n'), 'agenda.ics');
    expect(file).toMatchObject({
      separator: '',
      table: { rows: [{ cells: ['1', '2026-03-03', '09:30', '', 'CNI', '', '', ''] }] },
    });
    expect(typeof file === 'string' ? [] : file.faults.map(({ line }) => line)).toEqual([7]);
  });

  it('says why a file is none', async () => {
    expect(await read(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00]), 'rdv.xlsx')).toBe('workbook');
    expect(await read(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'rdv.xls')).toBe('workbook');
    expect(await read('')).toBe('empty');
    expect(await read('date;heure\n')).toBe('empty');
    expect(await read('x'.repeat(20 * 1024 * 1024 + 1))).toBe('tooLarge');
  });
});
