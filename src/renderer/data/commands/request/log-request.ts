import type { Channel } from '#shared/domain/model/request';
import type { Refusal } from '#shared/errors/refusal';
import { ok, type Result } from '#shared/lib/result';
import { civilOf } from '#shared/time/civil';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { citizenPart, type CitizenInput, type CitizenPart } from '../citizen/citizen-part';
import { commit } from '../door/commit';
import { commandChange } from '../door/event-change';
import { loadReference, reasonOf } from '../../reference';

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
): Promise<Result<{ requestId: string; act: Act }, Refusal>> => {
  const reference = await loadReference(context);
  const reason = reasonOf(reference, reasonId);
  if (!reason.ok) return reason;
  const who = citizen ? await citizenPart(context, citizen, 'anything') : ok(nobody);
  if (!who.ok) return who;
  const now = context.now().toISOString();
  const at = receivedAt !== undefined && receivedAt < now ? receivedAt : now;
  const words = shortened(subject);
  const requestId = context.newId();
  const done = await commit(context, 'requestLogged', { channel, reason: reason.value.name }, [
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
  return done.ok ? ok({ requestId, act: done.value }) : done;
};
