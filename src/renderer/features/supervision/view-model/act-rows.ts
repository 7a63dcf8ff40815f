import type { FloorAct } from '#shared/domain/insights/day/floor-acts';
import type { DayJudgement } from '#shared/domain/insights/day/judge-day';
import { touches } from '#shared/domain/insights/day/tight-stretch';
import type { SiteReference } from '#shared/domain/model/reference';
import { capital, fullStop } from '#shared/i18n/fr/format';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { entryById } from '#shared/lib/entry-by-id';

import { shortOf, whatOf } from './option-rows';

const text = optionsText.acts;

/** An act of this moment in words; `button` is `''` where others do it. */
export type ActRow = {
  readonly id: string;
  readonly act: FloorAct;
  readonly what: string;
  readonly detail: string;
  readonly button: string;
};

const agentAt = (agentId: string, { agents }: SiteReference): string => entryById(agents, agentId)?.shortName ?? '';

/** Which desk is to be opened for those whom nobody may call, and who could sit there. */
const openFor = ({ numbers, measure }: Extract<FloorAct, { kind: 'unserved' }>, reference: SiteReference): string => {
  const desk = (measure && entryById(reference.desks, measure.deskId)?.number) ?? 0;
  return text.openFor(measure ? agentAt(measure.agentId, reference) : '', numbers, desk);
};

/** An act of this moment as a row. */
export const actRow = (act: FloorAct, reference: SiteReference): ActRow => {
  switch (act.kind) {
    case 'recall':
    case 'gone': {
      const isOut = act.kind === 'recall' && act.isOut;
      const [what, button] = [text[act.kind](act.label), text.buttons[act.kind]];
      return { id: `${act.kind} ${act.ticketId}`, act, what, detail: text.unanswered(act.calls, isOut), button };
    }
    case 'lend': {
      const { deskId, reasonId, agentId, to } = act.measure;
      const reason = entryById(reference.reasons, reasonId);
      return {
        id: `lend ${deskId}`,
        act,
        what: text.lend(act.number, reason ? shortOf(reason) : ''),
        detail: text.until(agentAt(agentId, reference), to),
        button: text.buttons.ask,
      };
    }
    case 'unserved':
      return {
        id: 'unserved',
        act,
        what: text.unserved(act.labels),
        detail: openFor(act, reference),
        button: act.measure ? text.buttons.ask : '',
      };
    case 'due':
      return {
        id: `due ${act.measure.deskId}`,
        act,
        what: text.due(act.number, act.label),
        detail: text.until(agentAt(act.measure.agentId, reference), act.measure.to),
        button: text.buttons.ask,
      };
    case 'idle':
      return {
        id: `idle ${act.deskId}`,
        act,
        what: text.idle(act.number, act.label),
        detail: agentAt(act.agentId, reference),
        button: text.buttons.see,
      };
    case 'aside':
      return {
        id: `aside ${act.ticketId}`,
        act,
        what: text.aside(act.label, act.sinceMin),
        detail: text.asideHint,
        button: text.buttons.see,
      };
    case 'late':
      return {
        id: `late ${act.ticketId}`,
        act,
        what: text.late(act.labels),
        detail: text.beyond(act.goalMin),
        button: text.buttons.see,
      };
  }
};

const actSentence = (act: FloorAct, reference: SiteReference): string => {
  if (act.kind === 'lend') return text.said.lend(act.number);
  if (act.kind === 'unserved') return fullStop(capital(openFor(act, reference)));
  if (act.kind === 'due') return text.said.due(act.number);
  if (act.kind === 'aside') return `${text.aside(act.label, act.sinceMin)}.`;
  if (act.kind === 'late') return `${text.late(act.labels)}.`;
  return act.kind === 'idle' ? text.said.idle(act.number, act.label) : text.said.called(act.label, act.calls);
};

/** The sentence of the panel « Que changer maintenant »: what the judgement advises. */
export const adviceSentence = (
  {
    advice,
    options,
    stretch,
    time,
    goalMin,
    short,
  }: Pick<DayJudgement, 'advice' | 'options' | 'stretch' | 'time' | 'goalMin' | 'short'>,
  reference: SiteReference,
): string => {
  const base = options.find(({ measure }) => measure === null);
  const later = stretch && stretch.from > time ? stretch : null;
  switch (advice.kind) {
    case 'acts':
      return actSentence(advice.first, reference);
    case 'change':
      return optionsText.best(whatOf(advice.best.measure, reference), base?.p90Min ?? 0, advice.best.p90Min);
    case 'stuck':
      // Of a stretch that touches one which lacks a desk nobody is told that there is no wait.
      return optionsText.stuck(
        base && !(base.p90Min === 0 && stretch && short.some((one) => touches(one, stretch))) ? base.p90Min : null,
        (base?.p90Min ?? 0) > goalMin,
        later,
      );
    case 'calm':
      return optionsText.calm(base?.p90Min ?? 0, later);
    default:
      return optionsText[advice.kind];
  }
};
