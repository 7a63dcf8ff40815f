import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { Answer } from '#shared/sync/wire/client';
import type { LargeWrite } from '#shared/sync/wire/history-calls';

import type { DataContext } from '../../context';
import type { Acted } from '../door/act';
import { commitAtServer } from '../door/commit';
import { longAct, type Pace } from '../door/long-act';
import { settingsRefusal } from '../settings/change-settings';

/** The writes of a device between two numbers. */
type WriteRange = Pick<LargeWrite, 'deviceId' | 'fromSeq' | 'toSeq'>;

export type TakeWritesBackInput = {
  readonly epoch: string;
  readonly write: WriteRange;
  /** How many citizens get something back, as the look at it said. */
  readonly citizens: number;
};

/** What came of it: the ranges that the server wrote, by which they are taken back in turn. */
type Taken = { readonly written: readonly WriteRange[]; readonly citizens: number; readonly isWhole: boolean };

type Page = CallOutput<'takeBack'>;

const code = 'writesTakenBack';

/** Asks page by page; what is done stays done when the server is lost in the middle, and asking again goes on. */
const takePages = async (
  context: DataContext,
  epoch: string,
  { deviceId, fromSeq, toSeq }: WriteRange,
  pace: Pace,
  doneBefore: number,
): Promise<Result<Taken, Refusal>> => {
  const written: WriteRange[] = [];
  let citizens = 0;
  const { agentId } = context.station();
  const pageAt = (after: number): Promise<Answer<Page>> =>
    context.server.takeBack({ agentId, epoch, act: 'take', deviceId, fromSeq, toSeq, after });
  let after: number | null = 0;
  while (after !== null && !pace.isStopped()) {
    const from: number = after;
    const answer: Answer<Page> = await pace.ask(() => pageAt(from));
    if (!answer.ok)
      return written.length > 0 ? ok({ written, citizens, isWhole: false }) : no(settingsRefusal(answer.reason));
    const { tally, written: range, next } = answer.value;
    if (range) written.push(range);
    citizens += tally.citizens;
    after = next;
    await pace.tell(doneBefore + citizens);
  }
  return ok({ written, citizens, isWhole: after === null });
};

/**
 * Gives citizens back what some writes of a device replaced: the server does it, and what somebody wrote since stays. One act with one undo,
 * however many they are. `isWhole` is false when it was stopped or the server was lost; doing it again does the rest. It may be whole with
 * fewer citizens than the look said: somebody corrected some since.
 */
export const takeWritesBack = async (
  context: DataContext,
  { epoch, write, citizens: all }: TakeWritesBackInput,
): Acted<{ readonly citizens: number; readonly isWhole: boolean }> => {
  let taken: Taken = { written: [], citizens: 0, isWhole: false };
  const ask = (here: DataContext): Promise<Result<Taken, Refusal>> =>
    longAct(here, { code, all }, async (pace) => {
      const done = await takePages(here, epoch, write, pace, 0);
      if (done.ok) taken = done.value;
      return done;
    });
  const back = (here: DataContext): Promise<Result<null, Refusal>> =>
    longAct(here, { code, all: taken.citizens, isUndo: true }, async (pace) => {
      let done = 0;
      for (const range of taken.written.toReversed()) {
        const undone = await takePages(here, epoch, range, pace, done);
        if (!undone.ok) return undone;
        done += undone.value.citizens;
      }
      return ok(null);
    });
  const done = await commitAtServer(context, { code, count: all }, { ask, back });
  if (!done.ok) return done;
  const { act, value } = done.value;
  return ok({ act, citizens: value.citizens, isWhole: value.isWhole });
};
