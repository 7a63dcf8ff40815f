import { commandLine as words } from '../i18n/fr/command-line';
import { capital } from '../i18n/fr/format';
import { townFileWords } from '../i18n/fr/town-file';
import { readTownFile } from './read-town-file';
import { wrong, type Said } from './said';
import { readOptions, type TypedOptions } from './slots-options';
import { slotsReport, type ReportedDay, type SlotsReport } from './slots-report';

const width = 96;

/** Words in lines that fit a terminal, each begun with the same blanks. */
const wrap = (items: readonly string[], indent: string): string[] => {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 2 + item.length <= width) lines[lines.length - 1] = `${last}  ${item}`;
    else lines.push(`${indent}${item}`);
  }
  return lines;
};

const dayLines = ({ day, slots, why }: ReportedDay): string[] => {
  const desks = [...new Set(slots.map(({ desk }) => desk))];
  const byDesk = desks.flatMap((desk) => [
    `  ${desk}`,
    ...wrap(
      slots.filter((slot) => slot.desk === desk).map(({ time }) => time),
      '    ',
    ),
  ]);
  return ['', capital(words.day(day)), ...(slots.length > 0 ? byDesk : [`  ${why?.text ?? words.none}`])];
};

const table = (report: SlotsReport): string => {
  const { town, reason, persons, durationMin, days, total, first } = report;
  const heading = words.heading(town, reason.name, persons, durationMin);
  return `${[heading, ...days.flatMap(dayLines), '', words.total(total, first)].join('\n')}\n`;
};

/**
 * `guichet slots`: the free slots of a town file. `file` is the text of the file, `null` when it could not be read. Everything that
 * is wrong is said in words with the code 2; a town without any slot is an answer like any other.
 */
export const slotsCommand = (
  typed: TypedOptions & { readonly town?: string | undefined; readonly json?: boolean | undefined },
  file: string | null,
): Said => {
  if (typed.town === undefined) return wrong(words.optionMissing('--town'));
  const options = readOptions(typed);
  if (!options.ok) return wrong(options.reason);
  if (file === null) return wrong(townFileWords.notFound(typed.town));
  const town = readTownFile(file);
  if (!town.ok) {
    const lines = town.reason.map(({ path, what }) => `  ${path}\u00A0: ${what}`);
    return wrong([townFileWords.faults(town.reason.length), ...lines].join('\n'));
  }
  const report = slotsReport(town.value, options.value);
  if (!report.ok) return wrong(report.reason);
  const out = typed.json ? `${JSON.stringify(report.value, null, 2)}\n` : table(report.value);
  return { code: 0, out, err: '' };
};
