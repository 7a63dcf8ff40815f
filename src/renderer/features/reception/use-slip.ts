import { useEffect, useRef, useState } from 'react';

import { displayName } from '#shared/domain/model/citizen-values';
import type { Ticket } from '#shared/domain/model/ticket';
import { bornIn } from '#shared/i18n/fr/format';
import { voiceText } from '#shared/i18n/fr/shell';
import { civilOf } from '#shared/time/civil';

import { giveTicket, useActs } from '../../data/queries/use-acts';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useIsExchanged } from '../../data/queries/use-sync-state';
import { useTicketPrint, type PrintedSlip } from '../../data/queries/use-ticket-print';
import { begun } from '../../platform/print-ticket';
import { paperSlipOf, type PaperNeeds } from '../../platform/ticket-paper';
import { say } from '../../ui/voice/voice';
import { mayTakeBack } from './view-model/take-back';

/**
 * The act that gave a ticket, and whether Ctrl Z would take back this one; `null` once it was, or cannot be, taken back. Each day has the same
 * numbers.
 */
const useIssuedBy = (ticket: Ticket | undefined, zone: string) => {
  const { label = '', day = '' } = ticket ?? {};
  const acts = useActs().filter((act) => !act.undone);
  const act = acts.findLast(
    (one) => giveTicket.has(one.code) && 'label' in one && one.label === label && civilOf(one.at, zone).day === day,
  );
  return act && mayTakeBack(act, ticket) ? { act, isLast: act === acts.at(-1) } : null;
};

/**
 * The last ticket of this desk and its paper. `show` names a ticket that was just issued: its paper leaves as soon as the
 * ticket stands in the local store, a few milliseconds later.
 */
export const useSlip = (given: Omit<PaperNeeds, 'isExchanged'>) => {
  const { reference, tickets } = given;
  const [shownId, setShownId] = useState('');
  const isExchanged = useIsExchanged(shownId);
  const needs = { ...given, isExchanged };
  const sentId = useRef('');
  const { sent, send } = useTicketPrint(reference);
  const ticket = tickets.find((one) => one.id === shownId);
  const citizenId = ticket?.citizenId ?? '';
  const values = useCitizenValues([citizenId]).get(citizenId);
  /** The ticket whose paper was asked for once more and is not out yet. */
  const again = useRef('');
  const reprint = (slip: PrintedSlip): void => {
    if (slip.print === 'printing') return;
    again.current = slip.ticketId;
    send(slip);
  };
  useEffect(() => {
    if (!ticket || sentId.current === ticket.id) return;
    sentId.current = ticket.id;
    send({
      ticketId: ticket.id,
      ...paperSlipOf(ticket, { ...needs, isExchanged: again.current === ticket.id && isExchanged }),
    });
  });
  const paper = ticket && paperSlipOf(ticket, needs);
  // What was said on paper stays said, but for the word of the server, which came since.
  const shown =
    paper &&
    (sent?.ticketId === ticket.id
      ? { ...sent, isExchanged, isTentative: paper.isTentative }
      : { ticketId: ticket.id, ...paper, ...begun });
  /** The paper of an earlier ticket once more; it becomes the one that is shown. */
  const reprintTicket = (ticketId: string): void => {
    if (ticketId === shownId && shown) {
      reprint(shown);
      return;
    }
    sentId.current = '';
    again.current = ticketId;
    setShownId(ticketId);
  };
  // A reprint is no act, so the list of acts does not tell it; what went wrong is an alert beside the ticket.
  useEffect(() => {
    if (shown?.ticketId !== again.current || (shown.print !== 'paper' && shown.print !== 'file')) return;
    again.current = '';
    say('act', voiceText.reprinted(shown.label));
  });
  const issued = useIssuedBy(ticket, reference.site.zone);
  return {
    /** The act that gave the ticket that is shown; `null` where it was given elsewhere, or was or cannot be taken back. */
    issued,
    slip: !ticket || ticket.status === 'void' ? null : (shown ?? null),
    /** Whose ticket it is, for the screen alone: a paper bears no name. `''` when nobody was named. */
    slipName: values ? displayName(values) : '',
    /** By what they are told apart from others of their name; `''` = it is not known. */
    slipBorn: values ? bornIn(values.birthDate) : '',
    show: setShownId,
    reprint,
    reprintTicket,
  };
};
