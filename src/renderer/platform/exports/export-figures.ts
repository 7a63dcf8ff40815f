import { closuresCalendar } from '#shared/domain/exchange/ical/closures-calendar';
import { writeCalendar } from '#shared/domain/exchange/ical/write-calendar';
import { openDataTables, type ToldBook } from '#shared/domain/exchange/open-data/open-data-tables';
import { namedTables, starTables } from '#shared/domain/exchange/star/star-tables';
import type { PackageHead } from '#shared/domain/exchange/tables/data-package';
import { electedReport } from '#shared/domain/insights/elected/elected-report';
import { optionsOfSite, optionsOfTown } from '#shared/domain/insights/elected/options-of-site';
import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { applyFilter } from '#shared/domain/insights/facts/apply-filter';
import type { Facts } from '#shared/domain/insights/facts/fact';
import type { Filter } from '#shared/domain/insights/facts/filter';
import type { Town } from '#shared/domain/insights/town/town';
import type { SiteReference } from '#shared/domain/model/reference';
import { requestSight, type Viewer } from '#shared/domain/rights/sees-request';
import { figureExportText as texts } from '#shared/i18n/fr/figure-export-menu';
import { closureWords, openDataWords, starWords } from '#shared/i18n/fr/figure-exports';

import { exportsFor, type FigureExport } from './figure-exports';
import { saveReport, type Exported } from './save-report';
import { saveFile } from './save-file';
import { excelCsvFiles, packageFiles, parquetFiles, workbookFile } from './table-files';

/** What an export is made of beside facts and filter. `now` is the instant of the export, `headline` the sentence of the report. */
export type ExportContext = {
  readonly reference: SiteReference;
  /** Where the facts are of all sites of a town. */
  readonly town?: Town;
  readonly viewer: Viewer;
  readonly now: string;
  readonly headline: string;
  /** What the server published of the period, for open data; `null` = it did not say. */
  readonly published?: ToldBook | null;
};

const types = {
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar;charset=utf-8',
} as const;

/** Facts of the filter, without the rows of reasons that the viewer does not see. */
const rowsOf = (facts: Facts, filter: Filter, { reference, viewer }: ExportContext): Facts => {
  const sees = requestSight(viewer, reference.reasons);
  const own = applyFilter(facts, filter);
  return {
    ...own,
    requests: own.requests.filter(sees),
    appointments: own.appointments.filter(sees),
    tickets: own.tickets.filter(sees),
  };
};

const headOf = (
  kind: 'dataPackage' | 'openData',
  { period }: Filter,
  { reference, now }: ExportContext,
): PackageHead => {
  const { site } = reference;
  return {
    name: `${texts.fileName[kind]}-${period.from}-${period.to}`,
    title: texts.packageTitle(site.name, site.commune),
    description: kind === 'openData' ? texts.openDataDescription : texts.packageDescription,
    createdAt: now,
    licence: kind === 'openData' ? 'etalab-2.0' : '',
  };
};

type Made = { readonly extension: keyof typeof types; readonly content: BlobPart };

const made = async (
  kind: Exclude<FigureExport, 'report'>,
  facts: Facts,
  filter: Filter,
  context: ExportContext,
): Promise<Made | 'away'> => {
  const { reference, now } = context;
  switch (kind) {
    case 'xlsx':
      return {
        extension: 'xlsx',
        content: await workbookFile(namedTables(rowsOf(facts, filter, context), reference, starWords)),
      };
    case 'excelCsv':
      return {
        extension: 'zip',
        content: await excelCsvFiles(namedTables(rowsOf(facts, filter, context), reference, starWords)),
      };
    case 'dataPackage': {
      const tables = starTables(rowsOf(facts, filter, context), reference, starWords);
      return { extension: 'zip', content: await packageFiles(headOf(kind, filter, context), tables) };
    }
    case 'parquet':
      return {
        extension: 'zip',
        content: await parquetFiles(starTables(rowsOf(facts, filter, context), reference, starWords)),
      };
    case 'openData': {
      if (!context.published) return 'away';
      const tables = openDataTables(facts, filter.period, reference, context.published, openDataWords);
      return { extension: 'zip', content: await packageFiles(headOf(kind, filter, context), tables) };
    }
    case 'closures':
      return {
        extension: 'ics',
        content: writeCalendar(closuresCalendar(reference, filter.period, now, closureWords)),
      };
  }
};

const reportOf = (facts: Facts, filter: Filter, { reference, town }: ExportContext): YearlyReport =>
  town
    ? {
        ...electedReport(facts, filter, optionsOfTown(town, filter.period)),
        names: Object.fromEntries(town.sites.map(({ id, name }) => [id, name])),
      }
    : electedReport(facts, filter, optionsOfSite(reference, filter.period));

/**
 * Takes figures out of Pilotage: rows of the filter for spreadsheets and programs (never for the elected), open data, the closures of the
 * period, or the report of one page. `facts` hold the period, and the year before it for the report; open data is of the whole town,
 * whatever the filter says, and of what its server published. Writers are fetched when they are asked for.
 */
export const exportFigures = async (
  kind: FigureExport,
  facts: Facts,
  filter: Filter,
  context: ExportContext,
): Promise<Exported> => {
  if (!exportsFor(context.viewer.role === 'elected').includes(kind)) return 'forbidden';
  try {
    if (kind === 'report')
      return (await saveReport(reportOf(facts, filter, context), context.reference, context.headline, false)).done;
    const file = await made(kind, facts, filter, context);
    if (file === 'away') return file;
    const { extension, content } = file;
    const { from, to } = filter.period;
    saveFile(`${texts.fileName[kind]}-${from}-${to}.${extension}`, new Blob([content], { type: types[extension] }));
    return 'saved';
  } catch {
    return 'failed';
  }
};
