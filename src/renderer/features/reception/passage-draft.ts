import type { CitizenValues } from '#shared/domain/model/citizen';
import { readName } from '#shared/domain/people/read-name';
import type { Channel } from '#shared/domain/model/request';

/** What is being written about a passage: at most four fields, all but the reason optional. */
export type PassageDraft = {
  readonly reasonId: string;
  readonly citizenText: string;
  /** A citizen who was found; `''` when only a text was typed. */
  readonly citizenId: string;
  readonly channel: Channel;
  readonly priority: boolean;
};

export const emptyDraft: PassageDraft = {
  reasonId: '',
  citizenText: '',
  citizenId: '',
  channel: 'desk',
  priority: false,
};

/** The citizen of a draft as commands take it: found, made from what was typed, or none. */
export const citizenOf = (
  draft: PassageDraft,
): { readonly id: string } | { readonly values: Partial<CitizenValues> } | undefined => {
  if (draft.citizenId !== '') return { id: draft.citizenId };
  const text = draft.citizenText.trim();
  if (text === '') return undefined;
  if (/^[+\d][\d .-]{5,}$/.test(text)) return { values: { phone: text } };
  return { values: readName(text, 'lastName') };
};
