import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

/** What « Sans réponse » will do to a ticket that is called now, in words. */
export const afterNoAnswer = (ticket: Ticket, reference: SiteReference): string => {
  const { noAnswerCalls, cooldownMin } = callPolicyOf(reference);
  const number = ticketDetails(ticket).noAnswers + 1;
  return number < noAnswerCalls ? counterLifeText.noAnswer.again(cooldownMin) : counterLifeText.noAnswer.ends(number);
};
