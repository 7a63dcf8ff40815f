import type { AnyEvent } from '#shared/domain/model/event';

import type { History } from '../history/history';
import type { SavedWrite } from './ledger';

type Place = { readonly preApplicationNumber?: unknown; readonly citizenId?: unknown };
type Word = { readonly owner: string; readonly word: string };

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const placesOf = (event: AnyEvent): readonly Place[] =>
  Array.isArray(event['persons']) ? (event['persons'] as Place[]) : [];

const isEvent = (content: SavedWrite['content']): content is AnyEvent => 'type' in content;

/** For whom each appointment was booked, by what was seen as saved. */
const bookersOf = ({ ledger }: History): ReadonlyMap<string, string> =>
  new Map(
    [...ledger.saved.values()].flatMap(({ id, content }) =>
      isEvent(content) && content.type === 'booked' ? [[id, textOf(content['citizenId'])] as const] : [],
    ),
  );

const ownerOf = (place: Place, booker: string): string => textOf(place.citizenId) || booker;

/** The words that an event says, and of whom. */
const wordsOf = (event: AnyEvent, booker: string): readonly Word[] => [
  ...placesOf(event).map((place) => ({ owner: ownerOf(place, booker), word: textOf(place.preApplicationNumber) })),
  ...(event.type === 'received' ? [{ owner: textOf(event['citizenId']), word: textOf(event['subject']) }] : []),
];

/** Words that were written of a person and of nobody else, as people saw them saved. */
export const wordsOfPerson = (history: History, id: string): readonly string[] => {
  const bookers = bookersOf(history);
  const said = [...history.ledger.saved.values()].flatMap(({ id: of, content }) =>
    isEvent(content) ? wordsOf(content, bookers.get(of) ?? '') : [],
  );
  const others = new Set(said.filter(({ owner }) => owner !== id).map(({ word }) => word));
  return said.flatMap(({ owner, word }) => (owner === id && word !== '' && !others.has(word) ? [word] : []));
};

/** What is left of an event when some people were erased: what is not theirs is as it was. */
export const withoutTheirWords = (history: History, documentId: string, event: AnyEvent): AnyEvent => {
  const booker = bookersOf(history).get(documentId) ?? '';
  const isGone = (owner: string): boolean => history.erased.has(owner);
  const places = placesOf(event).map((place) =>
    isGone(ownerOf(place, booker)) ? { ...place, preApplicationNumber: '' } : place,
  );
  return {
    ...event,
    ...(Array.isArray(event['persons']) ? { persons: places } : {}),
    ...(textOf(event['subject']) !== '' && isGone(textOf(event['citizenId'])) ? { subject: '' } : {}),
  };
};
