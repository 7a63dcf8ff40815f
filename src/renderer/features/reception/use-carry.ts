import { useEffect, useEffectEvent, useRef } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { meantCitizen } from '#shared/domain/people/search-citizens';
import { entryById } from '#shared/lib/entry-by-id';
import { foldText } from '#shared/lib/fold-text';
import type { ScreenProps } from '#shared/routes/places';

import { useActs } from '../../data/queries/use-acts';
import { carryName } from '../../ui/open-person';
import { askedBy } from './passage-draft';
import type { usePassage } from './use-passage';
import type { Found } from './use-found';
import { rowsOf } from './view-model/arrival-search';
import { allArrivals, type Arrivals } from './view-model/arrivals';
import { carriedBy } from './view-model/chosen-row';

type CarryNeeds = Pick<ScreenProps, 'onNavigate'> & {
  readonly reference: SiteReference;
  /** The expected people, who are listed while nothing is searched. */
  readonly arrivals: Arrivals;
  readonly today: string;
  readonly found: Found;
  readonly passage: ReturnType<typeof usePassage>;
};

const sortedWords = (name: string): string => foldText(name).split(' ').toSorted().join(' ');

/** Whom a search, a passage or the list of the expected carries into an empty form: a citizen, or a name as it was typed. */
const personOf = (
  needs: CarryNeeds,
): { readonly citizenId: string; readonly name: string; readonly isOfPassage: boolean } => {
  const { found, passage, arrivals, today } = needs;
  const { text, key } = found.choice;
  if (text.trim() !== '') return { ...carriedBy(rowsOf(found.groups), found.choice, today), isOfPassage: false };
  const chosen = allArrivals(arrivals).find(({ appointmentId }) => appointmentId === key);
  // A passage that is begun counts where the keyboard stands in it.
  if (chosen && !(passage.isBegun && document.activeElement?.closest('.walk')))
    return { citizenId: chosen.citizenId, name: '', isOfPassage: false };
  const { draft, form } = passage;
  const meant = meantCitizen(draft, form.find);
  const citizenId = typeof meant === 'string' ? '' : meant.citizenId;
  return { citizenId, name: draft.citizenText.trim(), isOfPassage: true };
};

/**
 * Opens the form of a new appointment for the person at hand, with the reason of the passage where it can be booked. The passage stays as it
 * is, and ends when this person is booked.
 */
export const useCarry = (needs: CarryNeeds): (() => void) => {
  const { reference, passage, onNavigate } = needs;
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
    const { citizenId, name, isOfPassage } = personOf(needs);
    const reason = isOfPassage ? entryById(reference.reasons, passage.draft.reasonId) : undefined;
    carried.current = isOfPassage ? { name, reasonId: passage.draft.reasonId, after: lastAct?.id ?? '' } : null;
    const channel = isOfPassage ? askedBy(passage.draft) : null;
    carryName(citizenId === '' ? name : '');
    onNavigate('agenda', {
      new: '1',
      ...(reason?.bookable ? { reason: reason.id } : {}),
      ...(citizenId === '' ? {} : { citizen: citizenId }),
      ...(channel ? { channel } : {}),
    });
  };
};
