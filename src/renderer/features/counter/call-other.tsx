import { useMemo, useState } from 'react';

import type { Desk } from '#shared/domain/model/reference';
import { findByLabel } from '#shared/domain/numbers/find-by-label';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import type { Ticket } from '#shared/domain/model/ticket';
import { entryById } from '#shared/lib/entry-by-id';
import { statusText } from '#shared/i18n/fr/common';
import { counterText } from '#shared/i18n/fr/counter';
import { peopleText } from '#shared/i18n/fr/people';

import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { PersonLine } from './person-line';
import { PickList, type PickItem } from '../../ui/pick/pick-list';
import { beginsWords } from '../../ui/pick/pick-typed';
import type { CounterDay } from './use-counter-day';
import { callable, type Callable } from './view-model/callable';
import { waitingPerson } from './view-model/waiting-person';

const text = counterText.other;

type CallOtherProps = {
  readonly day: CounterDay;
  readonly desk: Desk;
  readonly onCall: (ticketId: string) => void;
  readonly onClose: () => void;
};

const away = (ticket: Ticket): string =>
  ticket.status === 'noAnswer' || ticket.status === 'abandoned' ? statusText[ticket.status] : '';

const idsOf = ({ here, elsewhere, back }: Callable): readonly string[] =>
  [...here, ...elsewhere, ...back].map((ticket) => ticket.id);

/** Any other person than the one whose turn it is. The list stands still while it is open: changes are only told. */
export const CallOther = ({ day, desk, onCall, onClose }: CallOtherProps) => {
  const live = useMemo(
    () => callable(day.tickets, desk, day.now, callPolicyOf(day.reference)),
    [day.tickets, desk, day.now, day.reference],
  );
  const [shown, setShown] = useState(live);
  // Nothing moves under a finger in an empty list: who comes first appears at once.
  if (idsOf(shown).length === 0 && idsOf(live).length > 0) setShown(live);
  const liveIds = new Set(idsOf(live));
  const shownIds = new Set(idsOf(shown));
  const fresh = [...liveIds].filter((id) => !shownIds.has(id)).length;
  const item = (ticket: Ticket): PickItem => {
    const person = waitingPerson(ticket, day.facts);
    const now = entryById(day.tickets, ticket.id) ?? ticket;
    // Also who could be called back: they were in the hall when the list was read.
    const isGone = !liveIds.has(ticket.id) || (away(now) !== '' && away(ticket) === '');
    return {
      id: ticket.id,
      text: [person.label, person.name, person.reasonName].filter((part) => part !== '').join(' '),
      content: <PersonLine person={person} withName instead={away(now) || (isGone ? text.gone : '')} />,
      isDisabled: isGone,
    };
  };
  const byId = new Map([...shown.here, ...shown.back, ...shown.elsewhere].map((ticket) => [ticket.id, ticket]));
  const isNumbered = (id: string, typed: string): boolean => {
    const ticket = byId.get(id);
    return ticket !== undefined && findByLabel([ticket], typed).length > 0;
  };
  const freshWord = fresh > 0 && (
    <Button size="small" onPress={() => setShown(live)}>
      {text.fresh(fresh)}
    </Button>
  );
  return (
    <Dialog isOpen onClose={onClose} title={text.title} asks {...(fresh > 0 ? { footer: freshWord } : {})}>
      <p className="meta">{shownIds.size === 0 ? text.none : text.hint}</p>
      {shownIds.size > 0 && (
        <PickList
          label={text.title}
          onPick={onCall}
          placeholder={text.find}
          several={peopleText.search.choose.several}
          isMeant={(line, typed) => beginsWords(line, typed) || isNumbered(line.id, typed)}
          isExact={(line, typed) => isNumbered(line.id, typed)}
          sections={[
            { id: 'here', title: text.here, items: shown.here.map(item) },
            { id: 'back', title: text.back, items: shown.back.map(item) },
            { id: 'elsewhere', title: text.elsewhere, items: shown.elsewhere.map(item) },
          ]}
        />
      )}
    </Dialog>
  );
};
