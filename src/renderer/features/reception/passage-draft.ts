import type { CitizenValues } from '#shared/domain/model/citizen';
import type { NameLean } from '#shared/domain/people/cut-name';
import { readName } from '#shared/domain/people/read-name';
import type { NamedCitizen } from '#shared/domain/people/search-citizens';
import type { Channel } from '#shared/domain/model/request';

/** What is being written about a passage: at most four fields, all but the reason optional. */
export type PassageDraft = NamedCitizen & {
  readonly reasonId: string;
  readonly channel: Channel;
  readonly priority: boolean;
};

export const emptyDraft: PassageDraft = {
  reasonId: '',
  citizenText: '',
  citizenId: '',
  isNewName: false,
  channel: 'desk',
  priority: false,
};

export const isEmpty = (draft: PassageDraft): boolean => JSON.stringify(draft) === JSON.stringify(emptyDraft);

/** How the person of a passage asks, where an appointment is booked so; `null` = nothing was written yet, or they wrote. */
export const askedBy = (draft: PassageDraft): 'desk' | 'phone' | null => {
  const { channel } = draft;
  return !isEmpty(draft) && (channel === 'desk' || channel === 'phone') ? channel : null;
};

/** Somebody who came: all ids under which they may be known, and their name. */
export type Came = { readonly citizenIds: readonly string[]; readonly name: string };

/** Whether a draft was begun for somebody who came, be it under the name alone. */
export const isBegunFor = ({ citizenId, citizenText }: PassageDraft, { citizenIds, name }: Came): boolean =>
  citizenText !== '' && (name === citizenText || (citizenId !== '' && citizenIds.includes(citizenId)));

/** Whether a passage was begun for the person of another one. */
export const isOfSame = (one: PassageDraft, { citizenId, citizenText }: PassageDraft): boolean =>
  isBegunFor(one, { citizenIds: [citizenId], name: citizenText });

/** Priority that was told before anything else: of who arrives next. In a passage that was begun it is somebody else’s. */
const isOfNext = ({ priority, reasonId, citizenText }: PassageDraft): boolean =>
  priority && reasonId === '' && citizenText === '';

/**
 * What an arrival takes off the form: everything, as the next ticket would bear it. `priority` is of who came. `isAside`: it names somebody
 * else, whose passage waits beside the form. A reason without a name was chosen for somebody who stood here before; it goes.
 */
export const takenBy = (draft: PassageDraft, came: Came): { readonly priority: boolean; readonly isAside: boolean } => {
  const isTheirs = isBegunFor(draft, came) || isOfNext(draft);
  return { priority: isTheirs && draft.priority, isAside: !isTheirs && draft.citizenText !== '' };
};

/** The citizen of a draft as commands take it: found, made from what was typed, or none. */
export const citizenOf = (
  draft: PassageDraft,
  lean?: NameLean,
): { readonly id: string } | { readonly values: Partial<CitizenValues> } | undefined => {
  if (draft.citizenId !== '') return { id: draft.citizenId };
  const text = draft.citizenText.trim();
  if (text === '') return undefined;
  if (/^[+\d][\d .-]{5,}$/.test(text)) return { values: { phone: text } };
  return { values: readName(text, 'lastName', lean) };
};

/** Whether a draft says of nobody whom it is for: who has it next could answer nobody. */
export const namesNobody = (draft: PassageDraft): boolean => citizenOf(draft) === undefined;

/**
 * What a text in the name field comes to: another name, of nobody who was chosen, or the digit of a reason. A digit behind somebody who was chosen
 * is no part of their name: where the reason is missing it chooses one, else it does nothing. `isNext`: it is typed after a passage that is
 * being written, so a digit by itself is a reason. `digitsAct` = a digit alone is a command for who sits here: else it is text, and behind somebody who
 * was chosen nothing.
 */
export const typeName = (
  { citizenId, citizenText, reasonId }: PassageDraft,
  text: string,
  { isNext = false, digitsAct = true }: { readonly isNext?: boolean; readonly digitsAct?: boolean } = {},
): { readonly patch?: Partial<PassageDraft>; readonly digit?: number } => {
  if (text === citizenText) return {};
  const added = text.startsWith(citizenText) ? text.slice(citizenText.length) : '';
  if (isNext && digitsAct && /^\d$/.test(added)) return { digit: Number(added) };
  if (citizenId !== '' && /^\d$/.test(added)) return reasonId === '' && digitsAct ? { digit: Number(added) } : {};
  return { patch: { citizenText: text, citizenId: '', isNewName: false } };
};
