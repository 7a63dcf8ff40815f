import './known-offer.css';

import { knownBy } from '#shared/domain/model/citizen-values';
import { peopleText } from '#shared/i18n/fr/people';
import { phoneInPairs } from '#shared/lib/phone';

import type { ProbableDuplicate } from '../../data/queries/use-probable-duplicates';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';

type KnownOfferProps = {
  /** The likeliest first; nothing is shown for none. */
  readonly known: readonly ProbableDuplicate[];
  readonly onTake: (citizen: ProbableDuplicate) => void;
  readonly group: string;
};

const mostShown = 2;
const texts = peopleText.offer;

/** « Déjà connu ? »: those who are probably the person being typed. An offer beside the form, never a wall. */
export const KnownOffer = ({ known, onTake, group }: KnownOfferProps) => {
  const first = known[0];
  useKeys(
    [{ id: 'known', key: 'Alt D', label: texts.takeKey, run: () => first && onTake(first), when: first !== undefined }],
    {
      group,
      rank: 2,
    },
  );
  return known.slice(0, mostShown).map((one, index) => (
    <Note
      key={one.id}
      role="status"
      className="ag-offer"
      acts={
        <Button size="small" {...(index === 0 ? { keys: 'Alt D' } : {})} onPress={() => onTake(one)}>
          {texts.take}
        </Button>
      }
    >
      {texts.title} <b>{knownBy(one.values)}</b>
      {peopleText.known('', one.values.birthDate, phoneInPairs(one.values.phone)).replace(/^(?=.)/u, ', ')}
      <span className="meta"> · {peopleText.merge.why(one.why)}</span>
    </Note>
  ));
};
