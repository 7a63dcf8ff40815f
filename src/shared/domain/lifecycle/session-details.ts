import { pauseReasons, type DeskSession, type PauseReason } from '../model/desk-session';

import { storyOf } from './story';

/** A pause that runs: why, `''` where nobody said, and since which instant. */
type Pause = { readonly why: PauseReason | ''; readonly since: string };

/** The pause of a desk as its log tells it, beside the fields of its document; `null` while it serves or is closed. */
export const pauseOf = (session: DeskSession): Pause | null => {
  if (session.status !== 'paused') return null;
  let pause: Pause | null = null;
  for (const event of storyOf(session.events, 'opened').told) {
    if (event.type === 'paused')
      pause ??= { why: pauseReasons.find((why) => why === event['why']) ?? '', since: event.at };
    if (event.type === 'opened' || event.type === 'resumed' || event.type === 'closed') pause = null;
  }
  return pause;
};
