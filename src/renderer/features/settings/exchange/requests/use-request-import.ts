import { useEffect, useMemo, useState } from 'react';

import type { TableRow } from '#shared/domain/exchange/csv/table';
import { guessRequestMapping } from '#shared/domain/exchange/request-import/guess-request-columns';
import { applyProfile, fittingProfile } from '#shared/domain/exchange/request-import/import-profile';
import {
  missingRequestColumns,
  planRequestImport,
  type ImportedRequest,
} from '#shared/domain/exchange/request-import/plan-request-import';
import type { RequestImportPlan } from '#shared/domain/exchange/request-import/request-import-plan';
import {
  type RequestField,
  type RequestMapping,
  type ValueKind,
} from '#shared/domain/exchange/request-import/request-mapping';
import type { SiteReference } from '#shared/domain/model/reference';
import { entryById } from '#shared/lib/entry-by-id';

import { useImportedRequests } from '../../../../data/queries/use-imported-requests';
import { now } from '../../../../platform/clock';
import type { ImportFile } from '../import/read-import-file';
import { useChosenFile, withColumn, type ChosenFile } from '../import/use-chosen-file';

/** A file on its way in: what was read of it, how it is read, and what would become of it. */
export type RequestImporting = {
  readonly file: ImportFile;
  readonly mapping: RequestMapping;
  /** The saved profile that it is read by; `''` = none. */
  readonly profileId: string;
  /** Headings that the profile names and the file does not have. */
  readonly missingHeadings: readonly string[];
  /** `null` while what is stored is being read. */
  readonly plan: RequestImportPlan | null;
};

export type RequestImportState = Omit<ChosenFile<Chosen>, 'chosen' | 'change' | 'round'> & {
  readonly importing: RequestImporting | null;
  /** `''` = by the words of the headers. */
  readonly setProfile: (id: string) => void;
  /** The present choices are kept under this profile now; `''` = under none. */
  readonly keptAs: (id: string) => void;
  /** `-1` = no column says it. */
  readonly setColumn: (field: RequestField, column: number) => void;
  readonly setValue: (kind: ValueKind, key: string, chosen: string) => void;
};

type Chosen = Omit<RequestImporting, 'plan'>;

const guessed = (file: ImportFile): Chosen => ({
  file,
  mapping: guessRequestMapping(file.table.headers),
  profileId: '',
  missingHeadings: [],
});

/** By the profile of this id, else by the words of the headers. */
const readBy = (file: ImportFile, { importProfiles }: SiteReference, id: string): Chosen => {
  const profile = entryById(importProfiles, id);
  if (!profile) return guessed(file);
  const { mapping, missing } = applyProfile(profile, file.table.headers);
  return { file, mapping, profileId: id, missingHeadings: missing };
};

const noRows: readonly TableRow[] = [];

/** Which of the file's requests stand here already; asked once per file, column and refresh. `null` while it is asked. */
const useImported = (chosen: Chosen | null, round: number): ReadonlyMap<string, ImportedRequest> | null => {
  const ask = useImportedRequests();
  const rows = chosen?.file.table.rows ?? noRows;
  const column = chosen?.mapping.columns.externalId ?? -1;
  const [known, setKnown] = useState<{
    readonly of: object;
    readonly ids: ReadonlyMap<string, ImportedRequest>;
  } | null>(null);
  const question = useMemo(
    () => ({ round, ids: rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((id) => id !== '') }),
    [rows, column, round],
  );
  useEffect(() => {
    if (!ask) return;
    let isWanted = true;
    void ask(question.ids).then((ids) => {
      if (isWanted) setKnown({ of: question, ids });
    });
    return () => {
      isWanted = false;
    };
  }, [ask, question]);
  return known?.of === question ? known.ids : null;
};

const usePlan = (reference: SiteReference, chosen: Chosen | null, round: number): RequestImportPlan | null => {
  const imported = useImported(chosen, round);
  return useMemo(() => {
    if (!chosen) return null;
    const isReadable = missingRequestColumns(chosen.mapping).length === 0;
    if (isReadable && !imported) return null;
    const facts = { reference, imported: imported ?? new Map<string, ImportedRequest>(), now: now().toISOString() };
    return planRequestImport(chosen.file.table.rows, chosen.mapping, facts);
  }, [chosen, imported, reference]);
};

/** Everything that the screen does before it writes. */
export const useRequestImport = (reference: SiteReference): RequestImportState => {
  const take = (file: ImportFile): Chosen =>
    readBy(file, reference, fittingProfile(reference.importProfiles, file.table.headers)?.id ?? '');
  const { chosen, change, round, ...file } = useChosenFile(reference.site.zone, take);
  const plan = usePlan(reference, chosen, round);
  const remap = (step: (mapping: RequestMapping) => RequestMapping): void =>
    change((one) => ({ ...one, mapping: step(one.mapping) }));
  return {
    ...file,
    importing: chosen && { ...chosen, plan },
    setProfile: (id) => change((one) => readBy(one.file, reference, id)),
    keptAs: (id) => change((one) => ({ ...one, profileId: id, missingHeadings: [] })),
    setColumn: (field, column) =>
      remap((mapping) => ({ ...mapping, columns: withColumn(mapping.columns, field, column) })),
    setValue: (kind, key, picked) =>
      remap((mapping) => ({
        ...mapping,
        values: { ...mapping.values, [kind]: { ...mapping.values[kind], [key]: picked } },
      })),
  };
};
