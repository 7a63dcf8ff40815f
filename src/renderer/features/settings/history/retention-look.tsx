import { useEffect, useState } from 'react';

import type { Retention } from '#shared/domain/model/reference';
import { formatNumber } from '#shared/i18n/fr/figures';
import { retentionText as texts } from '#shared/i18n/fr/settings-site';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { Unanswered } from '#shared/sync/wire/client';
import type { RetentionCounts } from '#shared/sync/wire/retention-calls';

import { Note } from '../../../ui/note';
import { CellTable } from './cell-table';

const { heads } = texts;
const kindNames: Readonly<Record<keyof RetentionCounts, string>> = texts.kinds;
const kinds = Object.keys(kindNames) as readonly (keyof RetentionCounts)[];

export const totalOf = (counts: RetentionCounts): number => kinds.reduce((sum, kind) => sum + counts[kind], 0);

type Look = CallOutput<'previewRetention'>;

/** An answer that comes at once is not announced, milliseconds. */
const announcedMs = 150;

const Reading = () => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), announcedMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="meta" role="status">
      {isLate ? texts.reading : ''}
    </p>
  );
};

/** What would go by these months, and what the last turn took. */
const Counts = ({
  look: { due, recordsBefore, last },
  wished,
}: {
  readonly look: Look;
  readonly wished: Retention;
}) => {
  const rowOf = (name: string, of: (counts: RetentionCounts) => number) => ({
    key: name,
    cells: [name, ...[due, ...(last ? [last.gone] : [])].map((counts) => formatNumber(of(counts)))],
  });
  return (
    <>
      <p role="status">{texts.due(recordsBefore, wished)}</p>
      <CellTable
        className="ret-counts"
        label={texts.table}
        heads={[heads.kind, heads.due, ...(last ? [heads.last(last.day)] : [])]}
        rows={[...kinds.map((kind) => rowOf(kindNames[kind], (counts) => counts[kind])), rowOf(texts.total, totalOf)]}
      />
      {!last && <p className="meta">{texts.nothingYet}</p>}
    </>
  );
};

type RetentionLookProps = {
  /** `null` until the server has answered, or why there is no answer. */
  readonly found: Look | Unanswered | null;
  readonly wished: Retention;
};

/** What the server said that would go, by months that somebody asked about. */
export const RetentionLook = ({ found, wished }: RetentionLookProps) => {
  if (found === null) return <Reading />;
  if (typeof found !== 'string') return <Counts look={found} wished={wished} />;
  return (
    <Note tone="warn" role="alert">
      {texts[found]}
    </Note>
  );
};
