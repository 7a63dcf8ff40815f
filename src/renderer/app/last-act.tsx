import { Undo2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import { sayAct } from '#shared/i18n/fr/acts';
import { shortTime } from '#shared/i18n/fr/format';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { shellText } from '#shared/i18n/fr/shell';
import type { Place } from '#shared/routes/places';
import { civilOf } from '#shared/time/civil';

import type { Act, Undone, LongAct } from '../data/commands/door/act';
import { undoable } from '../data/commands/door/act-list';
import { useActs, useIsBusy, useLongAct, useToUndo } from '../data/queries/use-acts';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { passing } from '../ui/keep-focus';
import { useActiveKeys, useKeys } from '../ui/keys';
import { useLeftToText } from '../ui/use-left-to-text';
import { undoOnce } from '../ui/undo-key';
import { UNREAD_MS } from '../ui/writing';
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
  const { done, all, isStopped, why } = undone;
  if (isStopped || !why) return shellText.lastAct.undoStopped(done, all);
  return shellText.lastAct.undoPartly(done, all, refusalLine(why));
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

/** What Ctrl Z does on the screen that is shown instead of taking an act back, in words; `''` = it takes the act back. */
const useUndoElsewhere = (): string => {
  const winner = useActiveKeys().find(({ key }) => key === undoKey);
  return winner && !winner.undoes ? winner.label : '';
};

/** What is longer ago was forgotten by whoever presses Ctrl Z for something else, milliseconds. */
const recentMs = 120_000;
/** The press that is asked for counts so long, milliseconds. */
const againMs = 10_000;

// Kept outside the frame, which is built anew for each person who sits down.
/** The place that is shown, and how many were before it in this window. */
let visit = { place: '', count: 0 };
/** During which visit and when each act of this window was done. */
const done = new Map<string, { readonly visit: number; readonly atMs: number }>();
/** No visit. */
const none = -1;
const nothingAsked = { actId: '', place: '', visit: none, atMs: 0 };

/**
 * Ctrl Z takes an act that was done before another place was shown, or minutes ago, back at its second press only (0089): the first says which it is. `isAskedFor` = the second
 * press is awaited for this act; `isFirst` tells whether this press is the first.
 */
const useSecondPress = (acts: readonly Act[], place: string) => {
  const [asked, setAsked] = useState(nothingAsked);
  const isMounted = useRef(false);
  useLayoutEffect(() => {
    if (visit.place !== place) visit = { place, count: visit.count + 1 };
    // What was done while somebody else sat here was seen by nobody.
    const seenIn = isMounted.current ? visit.count : none;
    isMounted.current = true;
    for (const { id } of acts) if (!done.has(id)) done.set(id, { visit: seenIn, atMs: performance.now() });
  }, [acts, place]);
  useEffect(() => {
    if (asked === nothingAsked) return undefined;
    const timer = setTimeout(() => setAsked(nothingAsked), againMs);
    return () => clearTimeout(timer);
  }, [asked]);
  const isAskedFor = ({ id }: Act): boolean =>
    asked.actId === id && asked.place === place && asked.visit === visit.count;
  return {
    isAskedFor,
    end: () => setAsked(nothingAsked),
    isFirst: (act: Act): boolean => {
      const of = done.get(act.id);
      const now = performance.now();
      if (of && of.visit === visit.count && now - of.atMs < recentMs) return false;
      // The key pressed twice is one press: nobody has read which act it is.
      if (isAskedFor(act)) return now - asked.atMs < UNREAD_MS;
      setAsked({ actId: act.id, place, visit: visit.count, atMs: now });
      return true;
    },
  };
};

/** The foot of the window: what the person who sits here did last, and Annuler; how far they are with many rows, and Arrêter. */
export const LastAct = ({ zone, place }: { readonly zone: string; readonly place: Place }) => {
  const acts = useActs();
  const running = useLongAct();
  const isBusy = useIsBusy();
  const isKept = useKeptWaiting(isBusy);
  const toUndo = useToUndo();
  const elsewhere = useUndoElsewhere();
  const newest = acts.at(-1);
  const last = undoable(acts);
  const [said, setSaid] = useState<Said | null>(null);
  const left = useLeftToText(last?.id);
  const second = useSecondPress(acts, place);
  // Where the key does something else, or has just been refused, it is not asked for.
  const isAsked = last !== undefined && elsewhere === '' && second.isAskedFor(last);
  const undo = () => {
    if (running || (!last && !isBusy)) return;
    second.end();
    void undoOnce(newest?.id ?? '', async () => {
      const { act, newest: newestThen } = await toUndo();
      const result = await act?.undo();
      const text =
        !act || !result
          ? shellText.lastAct.nothingUndone
          : result.ok
            ? sayUndone(sayAct(act), result.value)
            : refusalLine(result.reason);
      setSaid({ actId: newestThen?.id ?? '', text });
      // An act that is back whole is told by the list of acts.
      if (!result?.ok || result.value) say('refusal', text);
      return { newestId: newestThen?.id ?? '', isRefused: result?.ok !== true };
    });
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
        // What is on its way was asked for just now.
        run: () => {
          if (isBusy || !last || !second.isFirst(last)) undo();
        },
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
    left.isLeft ? shellText.lastAct.textAlone : isAsked ? `${shellText.lastAct.again} ${sayAct(last)}` : '',
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
            <span className="clip">{sayAct(last)}</span> <time>{shortTime(civilOf(last.at, zone).time)}</time>{' '}
            <button type="button" onClick={undo} onMouseDown={(event) => event.preventDefault()}>
              {shellText.lastAct.undo}
            </button>{' '}
            {elsewhere === '' && <Kbd>{undoKey}</Kbd>}
          </>
        )
      )}
    </div>
  );
};
