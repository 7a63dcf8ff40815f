import { useEffect, useMemo, useState } from 'react';

import { guessColumns } from '#shared/domain/exchange/import/guess-columns';
import type { ImportField, ImportMapping, ReasonChoice } from '#shared/domain/exchange/import/import-field';
import type { ImportPlan } from '#shared/domain/exchange/import/import-plan';
import { missingColumns, planImport } from '#shared/domain/exchange/import/plan-import';
import { readDay } from '#shared/domain/exchange/import/read-day';
import type { TableRow } from '#shared/domain/exchange/csv/table';
import type { SiteReference } from '#shared/domain/model/reference';
import { addDays, civilOf } from '#shared/time/civil';

import { useExchangeReads, type StoredFacts } from '../../../../data/queries/use-exchange-facts';
import { now } from '../../../../platform/clock';
import type { ImportFile } from './read-import-file';
import { useChosenFile, withColumn, type ChosenFile } from './use-chosen-file';

/** A file on its way in: what was read of it, how it is read, and what would become of it. */
export type Importing = {
  readonly file: ImportFile;
  readonly isKnownForm: boolean;
  readonly mapping: ImportMapping;
  /** `null` while what is stored is being read. */
  readonly plan: ImportPlan | null;
};

export type ImportState = Omit<ChosenFile<Chosen>, 'chosen' | 'change' | 'round'> & {
  readonly importing: Importing | null;
  /** `-1` = no column says it. */
  readonly setColumn: (field: ImportField, column: number) => void;
  /** Creates a line although the same appointment is there, or not any more. */
  readonly insist: (line: number) => void;
  readonly setReason: (key: string, choice: ReasonChoice) => void;
};

/** `insisted` = the lines that are created all the same, until something is written. */
type Chosen = Omit<Importing, 'plan'> & { readonly insisted: ReadonlySet<number> };

const toggled = (lines: ReadonlySet<number>, line: number): ReadonlySet<number> =>
  new Set(lines.has(line) ? [...lines].filter((one) => one !== line) : [...lines, line]);

const nothingInsisted: ReadonlySet<number> = new Set();

const mapped = (file: ImportFile): Chosen => {
  const { form, columns } = guessColumns(file.table.headers);
  return {
    file,
    isKnownForm: form === 'rdvServicePublic',
    mapping: { columns, reasons: {} },
    insisted: nothingInsisted,
  };
};

/** The days that a table speaks of, both `''` when it gives none; a day more at either end, for an instant of another zone. */
const spanOf = (rows: readonly TableRow[], column: number): { readonly fromDay: string; readonly toDay: string } => {
  const days = rows.flatMap((row) => readDay(row.cells[column] ?? '') ?? []).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined
    ? { fromDay: '', toDay: '' }
    : { fromDay: addDays(first, -1), toDay: addDays(last, 1) };
};

const noRows: readonly TableRow[] = [];

const nothingStored: StoredFacts = { existing: [], citizens: [] };

/** What is stored of the days of the file. It is read once per file, column of the day and refresh. */
const useStored = (chosen: Chosen | null, round: number): StoredFacts | null => {
  const reads = useExchangeReads();
  const rows = chosen?.file.table.rows ?? noRows;
  const column = chosen?.mapping.columns.day ?? -1;
  const { fromDay, toDay } = useMemo(() => spanOf(rows, column), [rows, column]);
  const [stored, setStored] = useState<{ readonly key: string; readonly facts: StoredFacts } | null>(null);
  const key = `${round} ${fromDay} ${toDay}`;
  useEffect(() => {
    if (!reads || fromDay === '') return;
    let isWanted = true;
    void reads.forImport({ fromDay, toDay }).then((facts) => {
      if (isWanted) setStored({ key, facts });
    });
    return () => {
      isWanted = false;
    };
  }, [reads, key, fromDay, toDay]);
  if (!chosen) return null;
  if (fromDay === '') return nothingStored;
  return stored?.key === key ? stored.facts : null;
};

const usePlan = (reference: SiteReference, chosen: Chosen | null, round: number): ImportPlan | null => {
  const stored = useStored(chosen, round);
  return useMemo(() => {
    if (!chosen) return null;
    if (missingColumns(chosen.mapping).length === 0 && !stored) return null;
    const at = civilOf(now().toISOString(), reference.site.zone);
    return planImport(chosen.file.table.rows, chosen.mapping, {
      reference,
      now: at,
      insisted: chosen.insisted,
      ...(stored ?? nothingStored),
    });
  }, [chosen, stored, reference]);
};

/** Everything that the import screen does before it writes. */
export const useImport = (reference: SiteReference): ImportState => {
  const { chosen, change, round, ...file } = useChosenFile(reference.site.zone, mapped);
  const plan = usePlan(reference, chosen, round);
  const remap = (step: (mapping: ImportMapping) => ImportMapping): void =>
    change((one) => ({ ...one, mapping: step(one.mapping) }));
  return {
    ...file,
    refresh: () => {
      // What was insisted on is there by now: it is not created a second time.
      change((one) => ({ ...one, insisted: nothingInsisted }));
      file.refresh();
    },
    insist: (line) => change((one) => ({ ...one, insisted: toggled(one.insisted, line) })),
    importing: chosen && { ...chosen, plan },
    setColumn: (field, column) =>
      remap((mapping) => ({ ...mapping, columns: withColumn(mapping.columns, field, column) })),
    setReason: (key, choice) => remap((mapping) => ({ ...mapping, reasons: { ...mapping.reasons, [key]: choice } })),
  };
};
