import type { Refusal } from '#shared/errors/refusal';
import { refusalLine } from '#shared/i18n/fr/refusals';

import { Note } from '../../../../ui/note';

/** What became of the last act with a key. */
export type KeySaid = { readonly tone: 'ok' | 'bad'; readonly words: string };

/** A refusal in words. */
export const refusedKey = (reason: Refusal): KeySaid => ({
  tone: 'bad',
  words: refusalLine(reason),
});

/** Tells it, aloud where it went wrong. */
export const SaidOfKey = ({ said }: { readonly said: KeySaid | null }) =>
  said && (
    <Note tone={said.tone} role={said.tone === 'bad' ? 'alert' : 'status'}>
      {said.words}
    </Note>
  );
