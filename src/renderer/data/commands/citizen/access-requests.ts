import type { AccessExtension, AccessOutcome } from '#shared/domain/requests/access-request';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { Answer } from '#shared/sync/wire/client';

import type { DataContext } from '../../context';
import { noteAccessChange } from '../../queries/history/use-access-requests';
import { adminRefusalAtServer } from '../door/commit';

/** What the server did, or why not; whoever shows requests of access asks again in both cases, because another desk may have been first. */
const outcomeOf = <Outcome>(answer: Answer<{ readonly outcome: Outcome }>): Result<Outcome, Refusal> => {
  if (!answer.ok) return no(adminRefusalAtServer(answer.reason));
  noteAccessChange();
  return ok(answer.value.outcome);
};

type Outcome<Name extends 'noteAccessRequest' | 'extendAccessRequest' | 'settleAccessRequest'> = Promise<
  Result<CallOutput<Name>['outcome'], Refusal>
>;

type NoteInput = {
  /** All ids of one person. */
  readonly citizenIds: readonly string[];
  /** The civil day on which they asked. */
  readonly receivedOn: string;
};

/** Notes at the server that a person asked what is known of them. No act of the list: the register keeps what was said, and one noted by mistake is settled as that. */
const noteAccessRequest = async (context: DataContext, input: NoteInput): Outcome<'noteAccessRequest'> =>
  outcomeOf(await context.server.noteAccessRequest({ agentId: context.station().agentId, ...input }));

type ExtendInput = { readonly id: string; readonly reason: AccessExtension };

/** Prolongs a request of access by two months. */
const extendAccessRequest = async (context: DataContext, input: ExtendInput): Outcome<'extendAccessRequest'> =>
  outcomeOf(await context.server.extendAccessRequest({ agentId: context.station().agentId, ...input }));

type SettleInput = { readonly id: string; readonly outcome: AccessOutcome };

/** Ends a request of access. */
const settleAccessRequest = async (context: DataContext, input: SettleInput): Outcome<'settleAccessRequest'> =>
  outcomeOf(await context.server.settleAccessRequest({ agentId: context.station().agentId, ...input }));

/** Every command about requests of access. */
export const accessRequestCommands = { noteAccessRequest, extendAccessRequest, settleAccessRequest };
