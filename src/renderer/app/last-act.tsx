import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';

import { sayAct, stayedBehind } from '#shared/i18n/fr/acts';
import { shortTime } from '#shared/i18n/fr/format';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { shellText } from '#shared/i18n/fr/shell';
import type { Place } from '#shared/routes/places';
import { civilOf } from '#shared/time/civil';

import type { Act, Undone, LongAct } from '../data/commands/door/act';
import type { UndoOutcome } from '../data/commands/door/act-list';
import { useActs, useIsBusy, useLongAct, useShown, useUndo } from '../data/queries/use-acts';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { passing } from '../ui/keep-focus';
import { useKeys, useOfKeys, type ActiveAction } from '../ui/keys';
import { useLeftToText } from '../ui/use-left-to-text';
import { useSaid } from '../ui/voice/use-said';
import { say } from '../ui/voice/voice';

type Said = { readonly actId: string; readonly text: string };

// The word about an undo stands only until the next act is done.
const standing = (said: Said | null, newest: Act | undefined): string =>
  said && said.actId === newest?.id ? said.text : '';

/** What an undo came to: all of it, or how much and why not the rest. */
const sayUndone = (what: string, undone: Undone): string => {
  if (!undone) return shellText.lastAct.undone(what);
  if ('waits' in undone)
    return [
      shellText.lastAct.undone(what),
      ...undone.waits.map(({ label, desk, other }) => shellText.lastAct.waits(label, desk, other)),
    ].join('');
  const { done, all, isStopped, why, left } = undone;
  if (isStopped || !why) return shellText.lastAct.undoStopped(done, all);
  const short = why.code === 'undoTooLate' ? stayedBehind(why.status) : refusalLine(why);
  return shellText.lastAct.undoPartly(done, all, short, left);
};

/** How far an act on many rows is, and what stops it. */
const Running = ({ act: { done, all, isUndo, isStopping, isWaiting, stop } }: { readonly act: LongAct }) => {
  // Over every screen: Échap would leave it otherwise.
  useKeys([{ id: 'stop', key: 'Échap', label: shellText.lastAct.stop, run: stop, disabled: isStopping, bar: true }], {
    group: shellText.groups.everywhere,
    rank: 100,
  });
  // Not each step: what came of it is told at its end.
  useSaid('act', shellText.lastAct.running(0, all, isUndo));
  return (
    <div className="last-act">
      <span>
        {shellText.lastAct.running(done, all, isUndo)}
        {isWaiting && !isStopping && `, ${shellText.lastAct.waiting}`}
      </span>
      <progress className="last-progress" value={done} max={all} aria-hidden="true" />
      {isStopping ? (
        <span>{shellText.lastAct.stopping}</span>
      ) : (
        <>
          <button type="button" onClick={stop}>
            {shellText.lastAct.stop}
          </button>{' '}
          <Kbd>Échap</Kbd>
        </>
      )}
    </div>
  );
};

const undoKey = 'Ctrl Z';

/** What is known sooner is not announced as being on its way. */
const soonMs = 200;

/** Whether what the person here asked for keeps them waiting. */
const useKeptWaiting = (isBusy: boolean): boolean => {
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = setTimeout(() => setKept(true), soonMs);
    return () => {
      clearTimeout(timer);
      setKept(false);
    };
  }, [isBusy]);
  return isKept;
};

/** Whether Ctrl Z takes an act back now, and what it does instead, in words. Neither while a dialog is open that leaves the key alone. */
const useUndoKey = (): { readonly isLive: boolean; readonly elsewhere: string } => {
  const winnerOf = (actions: readonly ActiveAction[]) => actions.find(({ key }) => key === undoKey);
  return {
    isLive: useOfKeys(({ active }) => winnerOf(active())?.undoes !== undefined),
    elsewhere: useOfKeys(({ active }) => {
      const winner = winnerOf(active());
      return winner && !winner.undoes ? winner.label : '';
    }),
  };
};

/** The foot of the window: what the person who sits here did last, and Annuler; how far they are with many rows, and Arrêter. */
export const LastAct = ({ zone, place }: { readonly zone: string; readonly place: Place }) => {
  const newest = useActs().at(-1);
  const running = useLongAct();
  const isBusy = useIsBusy();
  const isKept = useKeptWaiting(isBusy);
  const { isLive, elsewhere } = useUndoKey();
  const { last, asked, press, now } = useUndo();
  useShown(place);
  const [said, setSaid] = useState<Said | null>(null);
  const left = useLeftToText(last?.id);
  // Where the key does something else, or has just been refused, it is not asked for.
  const isAsked = asked !== undefined && isLive;
  const undo = async (by: () => Promise<UndoOutcome | null>): Promise<void> => {
    if (running || (!last && !isBusy)) return;
    const outcome = await by();
    if (!outcome) return;
    const { act, newestId, result } = outcome;
    const text = !act
      ? shellText.lastAct.nothingUndone
      : result.ok
        ? sayUndone(sayAct(act), result.value)
        : refusalLine(result.reason);
    setSaid({ actId: newestId, text });
    // An act that is back whole is told by the list of acts.
    if (!result.ok || result.value) say('refusal', text);
  };
  useKeys(
    [
      {
        id: 'undo',
        key: undoKey,
        label: isKept
          ? shellText.lastAct.undoOnItsWay
          : last
            ? shellText.keys.undoOf(sayAct(last))
            : shellText.keys.undo,
        run: () => void undo(press),
        // Ctrl K shows which act it is.
        byName: () => void undo(now),
        disabled: (last === undefined && !isBusy) || running !== null,
        ...(last ? { takesBack: last.id, onLeft: left.onLeft } : {}),
      },
    ],
    {
      group: shellText.groups.everywhere,
      rank: -1,
    },
  );
  const word = standing(said, newest);
  useSaid(
    'refusal',
    left.isLeft ? shellText.lastAct.textAlone : isAsked ? `${shellText.lastAct.again} ${sayAct(asked)}` : '',
  );
  if (running) return <Running act={running} />;
  return (
    <div className="last-act" {...passing}>
      {(word !== '' || last || isKept) && <Icon of={Undo2} />}
      {left.isLeft || isAsked ? (
        <span className="last-left">{left.isLeft ? shellText.lastAct.textOnly : shellText.lastAct.again}</span>
      ) : (
        word !== '' && (
          <span className="clip last-word" title={word}>
            {word}
          </span>
        )
      )}{' '}
      {isKept ? (
        <>
          <span className="clip">{shellText.lastAct.onItsWay}</span> <Kbd>{undoKey}</Kbd>
        </>
      ) : (
        last && (
          <>
            {elsewhere !== '' && (
              <>
                <span className="last-left">{elsewhere}</span> <Kbd>{undoKey}</Kbd>{' '}
              </>
            )}
            {word !== '' && !left.isLeft && !isAsked && <span className="last-before">{shellText.lastAct.before}</span>}{' '}
            <span className="clip">{sayAct(last)}</span> <time>{shortTime(civilOf(last.at, zone).time)}</time>{' '}
            {(isLive || elsewhere !== '') && (
              <button type="button" onClick={() => void undo(now)} onMouseDown={(event) => event.preventDefault()}>
                {shellText.lastAct.undo}
              </button>
            )}{' '}
            {isLive && <Kbd>{undoKey}</Kbd>}
          </>
        )
      )}
    </div>
  );
};
