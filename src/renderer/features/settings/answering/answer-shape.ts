import type { AnswerTemplate } from '#shared/domain/model/reference';
import { settingsAnsweringText } from '#shared/i18n/fr/settings-answering';

import type { FormShape } from '../parts/use-entry-state';

export type AnswerBody = Omit<AnswerTemplate, 'id'>;

/** What a new answer begins with. */
export const blankAnswer: AnswerBody = { kind: 'answerTemplate', name: '', reasonIds: [], body: '', links: [] };

/** A link whose both halves are empty was never written. */
const written = (links: AnswerBody['links']): AnswerBody['links'] =>
  links
    .map(({ label, url }) => ({ label: label.trim(), url: url.trim() }))
    .filter(({ label, url }) => label !== '' || url !== '');

export const answerShape: FormShape<AnswerBody, AnswerBody> = {
  toDraft: (body) => body,
  toBody: (draft) => ({ ...draft, name: draft.name.trim(), body: draft.body.trim(), links: written(draft.links) }),
  what: ({ name }) => settingsAnsweringText.answers.what(name),
};
