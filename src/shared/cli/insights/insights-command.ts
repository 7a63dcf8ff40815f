import { insightsCliText as words } from '../../i18n/fr/insights-cli';
import { readJsonFile, type FileFault } from '../read-json-file';
import { wrong, type Said } from '../said';
import { readInsightsOptions, type TypedInsightsOptions } from './insights-options';
import { insightsReport } from './insights-report';
import { insightsTable } from './insights-table';
import { insightsMapSchema, type Encoding } from './map-schema';
import { readColumns } from './read-columns';

/** The text of a file in an encoding; `badBytes` = how many of its bytes are none of it. Or why there is none. */
type DecodedFile =
  | { readonly text: string; readonly encoding: Encoding; readonly badBytes?: number }
  | 'notFound'
  | 'tooLarge'
  | 'badEncoding';

/** The two files, as the program that starts the command reads them. */
type InsightsFiles = {
  /** `null` when it could not be read. */
  readonly map: string | null;
  readonly table: (encoding: Encoding | null) => DecodedFile;
};

const faultsText = (faults: readonly FileFault[]): string =>
  [words.faults(faults.length), ...faults.map(({ path, what }) => `  ${path}\u00A0: ${what}`)].join('\n');

/**
 * `guichet insights`: the figures of a CSV file by a map of its columns. What is wrong with the options, the map or the encoding is
 * said in words with the code 2; rows that cannot be used are counted, and nothing of them is an error.
 */
export const insightsCommand = (typed: TypedInsightsOptions, files: InsightsFiles): Said => {
  const options = readInsightsOptions(typed);
  if (!options.ok) return wrong(options.reason);
  if (files.map === null) return wrong(words.notFound(typed.map ?? ''));
  const map = readJsonFile(files.map, insightsMapSchema);
  if (!map.ok) return wrong(faultsText(map.reason));
  const file = files.table(map.value.encoding ?? null);
  if (typeof file === 'string')
    return wrong(
      file === 'badEncoding'
        ? words.badEncoding(typed.in ?? '', map.value.encoding ?? '')
        : words[file](typed.in ?? ''),
    );
  const columns = readColumns(file.text, map.value, file.badBytes);
  if (!columns.ok) return wrong(faultsText(columns.reason));
  const report = insightsReport(columns.value, file.encoding, map.value, options.value);
  const out = typed.json ? `${JSON.stringify(report, null, 2)}\n` : insightsTable(report);
  return { code: 0, out, err: '' };
};
