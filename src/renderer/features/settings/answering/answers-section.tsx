import './answering.css';

import type { SiteReference } from '#shared/domain/model/reference';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsAnsweringText } from '#shared/i18n/fr/settings-answering';
import { entryById } from '#shared/lib/entry-by-id';

import type { EntryRow } from '../parts/entry-list';
import { EntrySection } from '../parts/entry-section';
import { newEntry, selectedEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { AnswerForm } from './answer-form';

const texts = settingsAnsweringText.answers;

const rowsOf = ({ answerTemplates, reasons }: SiteReference): readonly EntryRow[] =>
  answerTemplates
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
    .map(({ id, name, reasonIds }) => {
      const only = reasonIds.length === 1 ? entryById(reasons, reasonIds[0])?.name : undefined;
      return {
        id,
        title: name,
        detail: reasonIds.length === 0 ? texts.everyReason : (only ?? texts.forReasons(reasonIds.length)),
      };
    });

/** The answers that are sent often. */
export const AnswersSection = ({ reference, params, onNavigate }: SectionProps) => {
  const selected = selectedEntry('answers', params, onNavigate);
  const template = entryById(reference.answerTemplates, selected.id);
  return (
    <EntrySection {...selected} title={settingsText.sections.answers} texts={texts} rows={rowsOf(reference)}>
      {(template !== undefined || selected.id === newEntry) && (
        <div className="set-side">
          <AnswerForm key={selected.id} reference={reference} template={template} onDone={selected.select} />
        </div>
      )}
    </EntrySection>
  );
};
