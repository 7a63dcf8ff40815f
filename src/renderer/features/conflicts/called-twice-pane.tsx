import { useState } from 'react';

import { doubleCalls, keepersOf, settleDoubleCall, type DoubleCall } from '#shared/domain/conflicts/double-call';
import { inHand, type Ticket } from '#shared/domain/model/ticket';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';
import { shortTime } from '#shared/i18n/fr/format';

import { useCommands } from '../../data/commands/use-commands';
import { Note } from '../../ui/note';
import { ActBar } from './act-bar';
import { ChoiceCards } from './choice-cards';
import type { PaneProps } from './pane';
import { useSettle } from './use-settle';
import type { Words } from './view-model/words';

const text = conflictKindsText.calledTwice;

const deedsOf = (call: DoubleCall): string =>
  [...new Set(call.deeds.map((deed) => text.deeds[deed] ?? '').filter((deed) => deed !== ''))].join(', ') ||
  text.nothing;

const Lines = ({ call, words }: { readonly call: DoubleCall; readonly words: Words }) => (
  <>
    <span>
      {text.called(shortTime(words.timeOf(call.at)))}
      {call.tentative ? `, ${text.tentative}` : ''}
    </span>
    <span>{call.isLost ? text.second : text.first}</span>
    <span>{deedsOf(call)}</span>
  </>
);

/** A person whom two desks called: which one keeps them. */
export const CalledTwicePane = ({ ticket, words, onLater, onSettled }: PaneProps & { readonly ticket: Ticket }) => {
  const commands = useCommands();
  const { run, problem } = useSettle(words);
  const [chosen, setChosen] = useState('');
  const calls = doubleCalls(ticket).filter(
    (call, index, all) => all.findIndex(({ deskId }) => deskId === call.deskId) === index,
  );
  const keepers = keepersOf(ticket);
  // Who receives them already is proposed, else the call that the server heard of first.
  const receives = calls.find((call) => call.deeds.includes('started') && keepers.includes(call.deskId));
  const deskId = keepers.find((id) => id === chosen) ?? receives?.deskId ?? keepers[0] ?? '';
  const isCalledAnew =
    !inHand.has(ticket.status) && settleDoubleCall(ticket, deskId).some(({ type }) => type === 'called');
  const confirm = {
    label: text.confirm(words.deskNumber(deskId)),
    isDisabled: deskId === '',
    run: () =>
      void run(() => commands.settleDoubleCall({ ticketId: ticket.id, deskId })).then((done) => done && onSettled('')),
  };
  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll">
        <header>
          <h2>{text.title(ticket.label)}</h2>
          <p className="meta">{[words.reason(ticket.reasonId), text.lead].filter(Boolean).join(' · ')}</p>
        </header>
        <ChoiceCards
          label={text.title(ticket.label)}
          choices={calls.map((call) => ({
            id: call.deskId,
            title: text.desk(words.deskNumber(call.deskId)),
            hint: words.agent(call.agentId),
            isDisabled: !keepers.includes(call.deskId),
            lines: <Lines call={call} words={words} />,
          }))}
          value={deskId}
          onChange={setChosen}
        />
        {ticket.status === 'done' && <Note>{text.done}</Note>}
        {isCalledAnew && <Note>{text.anew}</Note>}
      </div>
      <ActBar problem={problem} confirm={confirm} onLater={onLater} />
    </section>
  );
};
