import type { Commitment, SiteReference } from '#shared/domain/model/reference';
import { channels } from '#shared/domain/model/request';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsAnsweringText } from '#shared/i18n/fr/settings-answering';
import { entryById } from '#shared/lib/entry-by-id';

import type { EntryRow } from '../parts/entry-list';
import { EntrySection } from '../parts/entry-section';
import { newEntry, selectedEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { CommitmentForm } from './commitment-form';

const texts = settingsAnsweringText.commitments;

/** Those for all reasons first, in the order of the channels; then those of single reasons by name. */
const rowsOf = ({ commitments, reasons }: SiteReference): readonly EntryRow[] => {
  const nameOf = (reasonId: string): string => entryById(reasons, reasonId)?.name ?? '';
  const rank = ({ channel }: Commitment): number => (channel === '' ? -1 : channels.indexOf(channel));
  return commitments
    .toSorted((a, b) => nameOf(a.reasonId).localeCompare(nameOf(b.reasonId), 'fr') || rank(a) - rank(b))
    .map(({ id, channel, reasonId, count, unit }) => ({
      id,
      title: texts.name(channel, nameOf(reasonId)),
      end: <span className="meta">{texts.span(count, unit)}</span>,
    }));
};

/** By when requests are answered. */
export const CommitmentsSection = ({ reference, params, onNavigate }: SectionProps) => {
  const selected = selectedEntry('commitments', params, onNavigate);
  const commitment = entryById(reference.commitments, selected.id);
  return (
    <EntrySection {...selected} title={settingsText.sections.commitments} texts={texts} rows={rowsOf(reference)}>
      {(commitment !== undefined || selected.id === newEntry) && (
        <div className="set-side">
          <CommitmentForm key={selected.id} reference={reference} commitment={commitment} onDone={selected.select} />
        </div>
      )}
    </EntrySection>
  );
};
