import { useState } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { useSent } from './use-sent';

type Stored = { readonly months: number } | undefined;
type Step = { readonly stored: Stored; readonly send?: string };

/** What a form shows at each step: what this desk holds then, and what it sends. */
const shownAt = (steps: readonly Step[]): readonly string[] => {
  const shown: string[] = [];
  const Form = () => {
    const [at, setAt] = useState(0);
    const { stored, send } = steps[at] ?? { stored: undefined };
    const { present, noteSent } = useSent(stored, (kept) => (kept ? String(kept.months) : 'all'));
    if (shown.length > at) return null;
    shown.push(present);
    if (send !== undefined) noteSent(send);
    if (at + 1 < steps.length) setAt(at + 1);
    return null;
  };
  renderToStaticMarkup(<Form />);
  return shown;
};

const [six, twelve]: readonly Exclude<Stored, undefined>[] = [{ months: 6 }, { months: 12 }];

it('shows what was sent until this desk hears of it, or of something newer', () => {
  expect(shownAt([{ stored: undefined, send: '6' }, { stored: undefined }, { stored: six }])).toEqual([
    'all',
    '6',
    '6',
  ]);
  expect(shownAt([{ stored: undefined, send: '6' }, { stored: twelve }])).toEqual(['all', '12']);
});

it('does not show again what somebody else took back since', () => {
  const gone = [{ stored: undefined, send: '6' }, { stored: six }, { stored: undefined }, { stored: undefined }];
  expect(shownAt(gone)).toEqual(['all', '6', 'all', 'all']);
});
