import { useEffect, useState } from 'react';

import { personsText } from '#shared/i18n/fr/welcome';

import type { Said } from './ask-server';

type WaitProps = { readonly untilMs: number; readonly onOver: () => void };

const secondsTo = (untilMs: number): number => Math.max(0, Math.ceil((untilMs - performance.now()) / 1_000));

/** Counts down before the eyes; a screen reader hears once how long it takes. */
const Wait = ({ untilMs, onOver }: WaitProps) => {
  const [first] = useState(() => secondsTo(untilMs));
  const [left, setLeft] = useState(first);
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsTo(untilMs)), 250);
    return () => clearInterval(timer);
  }, [untilMs]);
  useEffect(() => {
    if (left === 0) onOver();
  }, [left, onOver]);
  return (
    <>
      <span className="sr">{personsText.waitSaid(first)}</span>
      <span aria-hidden="true">{personsText.wait(left)}</span>
    </>
  );
};

type SaidBelowProps = { readonly said: Said; readonly say: (said: Said) => void };

/** What became of a code, and what to do. It is there before there is something to say, so that screen readers watch it. */
export const SaidBelow = ({ said, say }: SaidBelowProps) => {
  const [onOver] = useState(() => () => say({ kind: 'waited' }));
  return (
    <p className="code-said" role="alert">
      {said.kind === 'words' && said.words}
      {said.kind === 'checking' && <span className="meta">{personsText.checking}</span>}
      {said.kind === 'waited' && <span className="meta">{personsText.waitIsOver}</span>}
      {said.kind === 'wait' && <Wait key={said.untilMs} untilMs={said.untilMs} onOver={onOver} />}
    </p>
  );
};
