import { createContext } from 'react';

import type { ChartCell, ChartKind } from './chart-data';

/** A file made of a chart: its figures, its drawing or its picture. */
export type ChartFile =
  | {
      readonly kind: 'csv';
      readonly name: string;
      readonly columns: readonly { readonly label: string; readonly kind: ChartKind }[];
      readonly rows: readonly (readonly ChartCell[])[];
    }
  | { readonly kind: 'svg' | 'png'; readonly name: string; readonly content: Blob };

/** Who writes the files of charts; without one the charts offer none. */
export const ChartSaver = createContext<((file: ChartFile) => void) | null>(null);
