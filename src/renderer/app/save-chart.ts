import { chartCsv } from '../platform/chart-csv';
import { saveFile } from '../platform/exports/save-file';
import type { ChartFile } from '../ui/charts/chart-saver';

/** Writes the file of a chart, whatever it is. */
export const saveChart = (file: ChartFile): void =>
  saveFile(file.name, file.kind === 'csv' ? new Blob([chartCsv(file)], { type: 'text/csv' }) : file.content);
