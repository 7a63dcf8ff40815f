import type { PlannedRow } from '#shared/domain/exchange/import/import-plan';
import { numericDay, shortTime, weekdayName } from '#shared/i18n/fr/format';
import { leftOutText, sayImportFault, settingsImportText, type FaultWords } from '#shared/i18n/fr/settings-import';

const texts = settingsImportText.ends;
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isTime = (text: string): boolean => /^\d{2}:\d{2}$/.test(text);

/** What becomes of a row, with what to do where something is wrong. */
export const endWords = (row: PlannedRow): FaultWords => {
  switch (row.state) {
    case 'create':
      return { text: texts[row.room], todo: '' };
    case 'joined':
      return { text: texts.joined(row.otherLine), todo: '' };
    case 'existing':
      return { text: row.otherLine === 0 ? texts.existing : texts.twice(row.otherLine), todo: '' };
    case 'leftOut':
      return { text: leftOutText[row.why.code], todo: '' };
    case 'refused':
      return sayImportFault(row.why);
    default:
      return row satisfies never;
  }
};

/** The day and time of a row; as the file writes them when they were not understood. */
export const whenWords = ({ day, time }: PlannedRow): string =>
  [isDay(day) ? `${weekdayName(day).slice(0, 3)}. ${numericDay(day)}` : day, isTime(time) ? shortTime(time) : time]
    .filter((part) => part !== '')
    .join(' ');
