import { useCallback, useEffect, useState } from 'react';

import type { Retention } from '#shared/domain/model/reference';
import type { CallOutput } from '#shared/sync/wire/calls';
import { unansweredWhy, type Client, type Unanswered } from '#shared/sync/wire/client';
import type { EventOrigin, LargeWrite, PastValue, TakeBackTally } from '#shared/sync/wire/history-calls';

import { useDataState } from '../../data-state';
import { useActs } from '../use-acts';

type Ask<Value> = (server: Client, agentId: string) => Promise<Value | Unanswered>;

/** Changes with every act of this window and with every undo. */
const useTurns = (): string =>
  useActs()
    .map(({ id, undone }) => `${id} ${undone}`)
    .join(' ');

/**
 * Asks the server in the name of who sits here: `null` until it has answered about this subject; without a subject (`null`) it is not asked.
 * It is asked again at each turn; the last answer stands meanwhile, so that nothing on screen goes and comes back.
 */
const useAsked = <Value>(subject: string | null, ask: Ask<Value>): Value | Unanswered | null => {
  const state = useDataState();
  const context = state.kind === 'ready' ? state.context : null;
  const turns = useTurns();
  const [known, setKnown] = useState<{ readonly subject: string; readonly value: Value | Unanswered } | null>(null);
  useEffect(() => {
    if (!context || subject === null) return undefined;
    let isGone = false;
    void ask(context.server, context.station().agentId).then((value) => {
      if (!isGone) setKnown({ subject, value });
    });
    return () => {
      isGone = true;
    };
  }, [context, subject, ask, turns]);
  return subject !== null && known?.subject === subject ? known.value : null;
};

/** The large writes of thirty days with the days of one device (`''` = of none), asked for again after each act of this window. */
export const useLargeWrites = (deviceId: string): CallOutput<'largeWrites'> | Unanswered | null => {
  const ask = useCallback<Ask<CallOutput<'largeWrites'>>>(
    async (server, agentId) => {
      const answer = await server.largeWrites(deviceId === '' ? { agentId } : { agentId, deviceId });
      return answer.ok ? answer.value : unansweredWhy(answer.reason);
    },
    [deviceId],
  );
  return useAsked('', ask);
};

const sum = (a: TakeBackTally, b: TakeBackTally): TakeBackTally => ({
  citizens: a.citizens + b.citizens,
  values: a.values + b.values,
  emptied: a.emptied + b.emptied,
  kept: a.kept + b.kept,
  made: a.made + b.made,
  erased: a.erased + b.erased,
});

/** What would come of taking a large write back, as numbers; asked for again after each act of this window. */
export const useTakeBackLook = (epoch: string, write: LargeWrite): TakeBackTally | Unanswered | null => {
  const { deviceId, fromSeq, toSeq } = write;
  const ask = useCallback<Ask<TakeBackTally>>(
    async (server, agentId) => {
      let tally: TakeBackTally = { citizens: 0, values: 0, emptied: 0, kept: 0, made: 0, erased: 0 };
      for (let after: number | null = 0; after !== null;) {
        const answer = await server.takeBack({ agentId, epoch, act: 'look', deviceId, fromSeq, toSeq, after });
        if (!answer.ok) return unansweredWhy(answer.reason);
        tally = sum(tally, answer.value.tally);
        after = answer.value.next;
      }
      return tally;
    },
    [epoch, deviceId, fromSeq, toSeq],
  );
  return useAsked(`${epoch} ${deviceId} ${fromSeq} ${toSeq}`, ask);
};

/** What the fields of a citizen were, newest first; asked for again after each act of this window. */
export const useCitizenPast = (citizenId: string): readonly PastValue[] | Unanswered | null => {
  const ask = useCallback<Ask<readonly PastValue[]>>(
    async (server, agentId) => {
      const answer = await server.citizenPast({ agentId, citizenId });
      return answer.ok ? answer.value.values : unansweredWhy(answer.reason);
    },
    [citizenId],
  );
  return useAsked(citizenId, ask);
};

/** A document whose past an administrator looks at. */
type WhichDocument = Parameters<Client['documentPast']>[0]['collection'];

/** From which device each event of a document came, by its id; asked for again after each act of this window. */
export const useDocumentPast = (
  collection: WhichDocument,
  id: string,
): ReadonlyMap<string, EventOrigin> | Unanswered | null => {
  const ask = useCallback<Ask<ReadonlyMap<string, EventOrigin>>>(
    async (server, agentId) => {
      const answer = await server.documentPast({ agentId, collection, id });
      return answer.ok
        ? new Map(answer.value.events.map((origin) => [origin.eventId, origin]))
        : unansweredWhy(answer.reason);
    },
    [collection, id],
  );
  return useAsked(`${collection} ${id}`, ask);
};

/** What would go if the site kept what is over for so many months. Another `turn` asks once more. */
export type RetentionQuestion = { readonly wished: Retention; readonly turn: number };

/** The counts of what would go, and what the last turn took; `null` until the server has answered, and as long as nothing is asked. */
export const useRetentionLook = (
  question: RetentionQuestion | null,
): CallOutput<'previewRetention'> | Unanswered | null => {
  const { recordMonths = 0, personMonths = 0 } = question?.wished ?? {};
  const ask = useCallback<Ask<CallOutput<'previewRetention'>>>(
    async (server, agentId) => {
      const answer = await server.previewRetention({ agentId, wished: { recordMonths, personMonths } });
      return answer.ok ? answer.value : unansweredWhy(answer.reason);
    },
    [recordMonths, personMonths],
  );
  return useAsked(question && `${recordMonths}/${personMonths} ${question.turn}`, ask);
};
