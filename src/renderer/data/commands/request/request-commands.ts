import type { RequestCommand } from '#shared/domain/lifecycle/decide-request';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { ActCode } from '#shared/domain/model/act-facts';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Channel } from '#shared/domain/model/request';
import { no, ok } from '#shared/lib/result';
import { civilOf } from '#shared/time/civil';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { loadReference, reasonOf } from '../../reference';
import { type CitizenInput, citizenPart, type CitizenPart } from '../citizen/citizen-part';
import type { Acted } from '../door/act';
import { commandChange, eventChange } from '../door/changes';
import { commit } from '../door/commit';

export type LogRequestInput = {
  readonly channel: Channel;
  readonly reasonId: string;
  /** Without it nobody is named. */
  readonly citizen?: CitizenInput | undefined;
  /** What is asked, in a few words; `''` = nothing more than the reason. */
  readonly subject: string;
  /** Instant at which it came, when that was earlier: a letter of yesterday. */
  readonly receivedAt?: string | undefined;
};

/** The longest subject: a few words, no letter. */
export const longestSubject = 120;

const nobody: CitizenPart = { id: '', name: '', changes: [] };

const shortened = (text: string): string => text.trim().replaceAll(/\s+/gu, ' ').slice(0, longestSubject);

/** Logs a request that came by whatever channel, for the department of its reason. */
export const logRequest = async (
  context: DataContext,
  { channel, reasonId, citizen, subject, receivedAt }: LogRequestInput,
): Acted<{ readonly requestId: string }> => {
  const reference = await loadReference(context);
  const reason = reasonOf(reference, reasonId);
  if (!reason.ok) return reason;
  const who = citizen ? await citizenPart(context, citizen, 'anything') : ok(nobody);
  if (!who.ok) return who;
  const now = context.now().toISOString();
  const at = receivedAt !== undefined && receivedAt < now ? receivedAt : now;
  const words = shortened(subject);
  const requestId = context.newId();
  const done = await commit(context, { code: 'requestLogged', channel, reason: reason.value.name }, [
    ...who.value.changes,
    commandChange('requests', requestId, [
      {
        type: 'receive',
        day: civilOf(at, reference.site.zone).day,
        channel,
        reasonId,
        citizenId: who.value.id,
        ticketId: '',
        ...(words === '' ? {} : { subject: words }),
        ...(at === now ? {} : { receivedAt: at }),
      },
    ]),
  ]);
  return done.ok ? ok({ requestId, ...done.value }) : done;
};

/** A further step of a request. */
export type RequestStep = Exclude<RequestCommand, { type: 'receive' }>;

export type ActOnRequestInput = { readonly requestId: string; readonly step: RequestStep };

const codes = {
  qualify: 'requestQualified',
  assign: 'requestAssigned',
  start: 'requestStarted',
  waitOnCitizen: 'requestPaused',
  answer: 'requestAnswered',
  close: 'requestClosed',
  reopen: 'requestReopened',
} as const satisfies Record<RequestStep['type'], ActCode>;

/** Whom it was given to, or what it was about, in words. */
const detailOf = (step: RequestStep, { departments, agents, reasons, themes }: SiteReference): string => {
  switch (step.type) {
    case 'assign':
      return (
        agents.find(({ id }) => id === step.agentId)?.shortName ??
        departments.find(({ id }) => id === step.departmentId)?.name ??
        ''
      );
    case 'qualify':
      return reasons.find(({ id }) => id === step.reasonId)?.name ?? '';
    case 'close':
      return themes.find(({ id }) => id === step.themeId)?.name ?? '';
    default:
      return '';
  }
};

/** One further step of a request: given to somebody, begun, paused, answered, closed or opened again. */
export const actOnRequest = async (context: DataContext, { requestId, step }: ActOnRequestInput): Acted => {
  const request = await load(context, 'requests', requestId);
  if (!request) return no({ code: 'notFound', entity: 'request', id: requestId });
  const reference = await loadReference(context);
  const reason = reference.reasons.find(({ id }) => id === request.reasonId)?.name ?? '';
  const facts = { code: codes[step.type], reason, detail: detailOf(step, reference) };
  return commit(context, facts, [commandChange('requests', requestId, [step])]);
};

export type UndoRequestStepInput = { readonly requestId: string; readonly eventId: string };

/** Takes a step of a request back, whoever took it and whenever, as long as nothing was built on it. */
export const undoRequestStep = async (context: DataContext, { requestId, eventId }: UndoRequestStepInput): Acted => {
  const request = await load(context, 'requests', requestId);
  if (!request) return no({ code: 'notFound', entity: 'request', id: requestId });
  const { reasons } = await loadReference(context);
  const reason = reasons.find(({ id }) => id === request.reasonId)?.name ?? '';
  return commit(context, { code: 'requestStepUndone', reason }, [
    eventChange('requests', requestId, (current) => undoEvents(current?.events ?? [], [eventId])),
  ]);
};

export type AddRequestInput = { readonly ticketId: string; readonly reasonId: string };

/** The same visit is about something else as well: a request of its own, closed with the visit. */
export const addRequest = async (
  context: DataContext,
  { ticketId, reasonId }: AddRequestInput,
): Acted<{ readonly requestId: string }> => {
  const reason = reasonOf(await loadReference(context), reasonId);
  if (!reason.ok) return reason;
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const requestId = context.newId();
  const { day, citizenId, label } = ticket;
  const done = await commit(context, { code: 'requestAdded', label, reason: reason.value.shortName }, [
    commandChange('requests', requestId, [{ type: 'receive', day, channel: 'desk', reasonId, citizenId, ticketId }]),
    commandChange('tickets', ticketId, [{ type: 'addRequest', requestId, reasonId }]),
  ]);
  return done.ok ? ok({ requestId, ...done.value }) : done;
};

export type AnswerHelpInput = { readonly requestId: string };

/** Somebody goes to the kiosk that called for help: its call is answered. */
export const answerHelp = (context: DataContext, { requestId }: AnswerHelpInput): Acted =>
  commit(context, { code: 'helpAnswered' }, [
    commandChange('requests', requestId, [{ type: 'answer' }, { type: 'close', outcome: 'answered' }]),
  ]);

/** Every command about a request. */
export const requestCommands = {
  logRequest,
  actOnRequest,
  undoRequestStep,
  addRequest,
  answerHelp,
};
