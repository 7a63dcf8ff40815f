import { useEffect, useEffectEvent, useRef } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { entryById } from '#shared/lib/entry-by-id';
import { foldText } from '#shared/lib/fold-text';
import type { ScreenProps } from '#shared/routes/places';

import { useActs } from '../../data/queries/use-acts';
import { carryName } from '../../ui/open-person';
import { meantCitizen } from './passage-draft';
import type { usePassage } from './use-passage';
import type { Found } from './use-found';
import { unknownName } from './view-model/arrival-search';

type CarryNeeds = Pick<ScreenProps, 'onNavigate'> & {
  readonly reference: SiteReference;
  readonly search: string;
  readonly found: Found;
  readonly passage: ReturnType<typeof usePassage>;
};

const sortedWords = (name: string): string => foldText(name).split(' ').toSorted().join(' ');

/** Whom a search or a passage carries into an empty form: a citizen, or the name of somebody who has no file yet. */
const personOf = ({ search, found, passage }: CarryNeeds): { readonly citizenId: string; readonly name: string } => {
  if (search.trim() !== '') {
    const match = found.meant && found.meant.kind !== 'ticket' ? found.meant.match : undefined;
    return { citizenId: match?.citizenId ?? '', name: match?.name ?? unknownName(search, found.groups) };
  }
  const { draft, form } = passage;
  const meant = meantCitizen(draft, form.find);
  return { citizenId: typeof meant === 'string' ? '' : meant.citizenId, name: draft.citizenText.trim() };
};

/**
 * Opens the form of a new appointment for the person at hand, with the reason of the passage where it can be booked. The passage stays as it
 * is, and ends when this person is booked.
 */
export const useCarry = (needs: CarryNeeds): (() => void) => {
  const { reference, search, passage, onNavigate } = needs;
  const acts = useActs();
  const lastAct = acts.at(-1);
  const carried = useRef<{ readonly name: string; readonly reasonId: string; readonly after: string } | null>(null);
  const endCarried = useEffectEvent((): void => {
    if (!carried.current) return;
    const { name, reasonId, after } = carried.current;
    // Other acts may have followed: this place hears of them when it is shown again.
    const since = acts.slice(acts.findIndex(({ id }) => id === after) + 1);
    const isBooked = since.some(
      (act) => act.code === 'booked' && !act.undone && (name === '' || sortedWords(act.name) === sortedWords(name)),
    );
    if (!isBooked) return;
    carried.current = null;
    const { draft } = passage;
    if (draft.citizenText.trim() === name && draft.reasonId === reasonId) passage.begin({});
  });
  useEffect(() => endCarried(), [lastAct?.id]);
  return () => {
    const { citizenId, name } = personOf(needs);
    const isOfSearch = search.trim() !== '';
    const reason = isOfSearch ? undefined : entryById(reference.reasons, passage.draft.reasonId);
    carried.current = isOfSearch ? null : { name, reasonId: passage.draft.reasonId, after: lastAct?.id ?? '' };
    carryName(citizenId === '' ? name : '');
    onNavigate('agenda', {
      new: '1',
      ...(reason?.bookable ? { reason: reason.id } : {}),
      ...(citizenId === '' ? {} : { citizen: citizenId }),
    });
  };
};
