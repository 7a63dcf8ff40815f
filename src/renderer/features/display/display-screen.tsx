import { ArrowLeft, ArrowRight, ArrowUp, BellRing, FileCheck } from 'lucide-react';
import { useEffect, useState } from 'react';

import { displayText } from '#shared/i18n/fr/display';
import { shortTime } from '#shared/i18n/fr/format';
import type { Board } from '#shared/ipc/contract';
import { civilOf } from '#shared/time/civil';

import { now } from '../../platform/clock';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { Logo } from '../../ui/logo';
import { safeAccent } from '../../ui/safe-accent';
import { previousCalls, type Call } from './announcer';
import { chime } from './chime';
import { useBoard } from './use-board';
import './display.css';

const mostPrevious = 5;
const longLabel = 5;
const fallbackZone = 'Europe/Paris';
const arrows = { left: ArrowLeft, right: ArrowRight, ahead: ArrowUp } as const;

const Clock = ({ zone }: { readonly zone: string }) => {
  const [time, setTime] = useState('');
  useEffect(() => {
    const show = () => setTime(shortTime(civilOf(now().toISOString(), zone).time));
    show();
    const timer = setInterval(show, 1_000);
    return () => clearInterval(timer);
  }, [zone]);
  return <time>{time}</time>;
};

const CurrentCall = ({ call, turn }: { readonly call: Call | null; readonly turn: number }) => {
  if (!call) {
    return (
      <div className="aff-none">
        <p>{displayText.noCall}</p>
        <p>{displayText.noCallHint}</p>
      </div>
    );
  }
  const arrow = call.direction === '' ? undefined : arrows[call.direction];
  return (
    <>
      <div className="aff-big">
        <span
          key={turn}
          className={classNames('aff-plate', call.label.length > longLabel && 'aff-plate--long', turn > 0 && 'is-new')}
        >
          {call.label}
        </span>
      </div>
      <div className="aff-to">
        {arrow && <Icon of={arrow} />}
        <b>{call.desk}</b>
      </div>
      <p className="aff-way">{call.wayHint}</p>
    </>
  );
};

const Previous = ({ calls, isFirst }: { readonly calls: readonly Call[]; readonly isFirst: boolean }) => (
  <section className="aff-prev" aria-label={displayText.previous}>
    <h2>{displayText.previous}</h2>
    {calls.length === 0 && isFirst && <p>{displayText.nonePrevious}</p>}
    <ol>
      {calls.map((call) => (
        <li key={call.callId}>
          <span className={classNames('aff-small', call.label.length > longLabel && 'aff-small--long')}>
            {call.label}
          </span>
          <b>{call.desk}</b>
          <time>{call.time}</time>
        </li>
      ))}
    </ol>
  </section>
);

const Waits = ({ waits }: Pick<Board, 'waits'>) => (
  <div className="aff-waits">
    {waits.length > 0 && <h2>{displayText.waits}</h2>}
    <ul>
      {waits.map(({ reason, band }) => (
        <li key={reason}>
          <span>{reason}</span>
          <b>{band}</b>
        </li>
      ))}
    </ul>
  </div>
);

/** The board of the waiting room: who is called, where to go, how long the others wait. Never a name. */
export const DisplayScreen = () => {
  const { board, announcer } = useBoard();
  const { current, turn } = announcer;
  const accent = board?.site.accent;
  useEffect(() => {
    if (turn > 0) chime();
  }, [turn]);
  useEffect(() => {
    if (accent !== undefined) document.documentElement.style.setProperty('--accent', safeAccent(accent));
  }, [accent]);
  if (!board) return <p className="aff-start">{displayText.starting}</p>;
  return (
    <main className="aff">
      <h1 className="sr">{displayText.title}</h1>
      <header className="aff-head">
        <Logo />
        <div>
          <b>{board.site.name}</b>
          <span>{board.site.commune}</span>
        </div>
        <Clock zone={board.site.zone ?? fallbackZone} />
      </header>
      <section className="aff-now" aria-label={displayText.called}>
        <p className="aff-label">
          <Icon of={BellRing} />
          {displayText.called}
        </p>
        <CurrentCall call={current} turn={turn} />
        <p className="sr" aria-live="assertive">
          {current ? displayText.spoken(current.label, current.desk, current.wayHint) : ''}
        </p>
      </section>
      <Previous calls={previousCalls(announcer, board, mostPrevious)} isFirst={current !== null} />
      <footer className="aff-foot">
        <Waits waits={board.waits} />
        <p className="aff-notice">
          <Icon of={FileCheck} />
          <span>{board.notice}</span>
        </p>
      </footer>
    </main>
  );
};
