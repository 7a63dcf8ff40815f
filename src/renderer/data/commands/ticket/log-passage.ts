import type { RequestCommand } from '#shared/domain/lifecycle/decide-request';
import type { FactsOf } from '#shared/domain/model/act-facts';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import type { Channel } from '#shared/domain/model/request';
import type { WaitBand } from '#shared/domain/model/ticket';
import { ok } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { loadReference, reasonOf, todayOf } from '../../reference';
import { citizenPart, type CitizenInput, type CitizenPart } from '../citizen/citizen-part';
import type { Acted } from '../door/act';
import { type AnyChange, commandChange } from '../door/changes';
import { commit } from '../door/commit';
import { issueNumber, oneAtATime } from './issue-number';

export type LogPassageInput = {
  readonly reasonId: string;
  /** Without it nobody is named. */
  readonly citizen?: CitizenInput | undefined;
  readonly channel: Channel;
  readonly priority: boolean;
  /** What happens now: they wait with a ticket, they have their answer, or a department takes over. */
  readonly next: 'ticket' | 'answered' | 'entrust';
  /** The wait that the paper will say; `null` or absent = none is told. */
  readonly announced?: WaitBand | null;
};

/** `ticketId` is `''` when there is no ticket. */
export type LoggedPassage = { readonly requestId: string; readonly ticketId: string };

type Passage = {
  readonly input: LogPassageInput;
  readonly reference: SiteReference;
  readonly reason: Reason;
  readonly citizen: CitizenPart;
  readonly day: string;
  readonly requestId: string;
};

const nobody: CitizenPart = { id: '', name: '', changes: [] };

/** A form that was left empty names nobody; one that was begun must be whole. */
const isGiven = (citizen: CitizenInput | undefined): citizen is CitizenInput =>
  citizen !== undefined && ('id' in citizen || Object.values(citizen.values).some((value) => value.trim() !== ''));

const followUp = (passage: Passage): RequestCommand[] => {
  if (passage.input.next === 'answered') return [{ type: 'answer' }, { type: 'close', outcome: 'answered' }];
  if (passage.input.next === 'entrust') return [{ type: 'assign', departmentId: passage.reason.departmentId }];
  return [];
};

const requestChange = (passage: Passage, ticketId: string): AnyChange => {
  const { day, input, citizen } = passage;
  const received = {
    type: 'receive',
    day,
    channel: input.channel,
    reasonId: input.reasonId,
    citizenId: citizen.id,
    ticketId,
  } as const;
  return commandChange('requests', passage.requestId, [received, ...followUp(passage)]);
};

/** What a screen needs to say of it, and to begin the same again. */
const factsOf = ({ input, citizen, reason }: Passage, label: string): FactsOf<'passageLogged'> => ({
  code: 'passageLogged',
  name: citizen.name,
  reason: reason.name,
  reasonId: reason.id,
  channel: input.channel,
  next: input.next,
  priority: input.priority,
  label,
});

const withTicket = async (context: DataContext, passage: Passage): Acted<LoggedPassage> => {
  const { input, citizen, day, requestId, reference } = passage;
  const ticketId = context.newId();
  const issued = await issueNumber(context, reference, day, input.reasonId);
  const facts = {
    reasonId: input.reasonId,
    priority: input.priority,
    appointmentId: '',
    requestId,
    citizenId: citizen.id,
    dueAt: '',
    trackKey: context.newTrackKey(),
    announced: input.announced ?? null,
    origin: 'reception' as const,
  };
  const done = await commit(context, factsOf(passage, issued.label), [
    ...citizen.changes,
    requestChange(passage, ticketId),
    commandChange('tickets', ticketId, [{ type: 'issue', ...issued, day, ...facts }]),
  ]);
  return done.ok ? ok({ requestId, ticketId, ...done.value }) : done;
};

/** Logs someone who came, called or wrote: always a request, and a ticket when they wait. */
export const logPassage = async (context: DataContext, input: LogPassageInput): Acted<LoggedPassage> => {
  const reference = await loadReference(context);
  const reason = reasonOf(reference, input.reasonId);
  if (!reason.ok) return reason;
  const citizen = isGiven(input.citizen) ? await citizenPart(context, input.citizen, 'anything') : ok(nobody);
  if (!citizen.ok) return citizen;
  const day = todayOf(context, reference);
  const passage: Passage = {
    input,
    reference,
    reason: reason.value,
    citizen: citizen.value,
    day,
    requestId: context.newId(),
  };
  if (input.next === 'ticket') return oneAtATime(context, () => withTicket(context, passage));
  const done = await commit(context, factsOf(passage, ''), [...citizen.value.changes, requestChange(passage, '')]);
  return done.ok ? ok({ requestId: passage.requestId, ticketId: '', ...done.value }) : done;
};
