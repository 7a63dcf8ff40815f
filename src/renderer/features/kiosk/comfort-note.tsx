import { BellRing, VolumeX } from 'lucide-react';

import { Icon } from '../../ui/icon';
import { useSaid } from '../../ui/voice/use-said';
import type { Scene } from './scene';

const helpSaid = { asking: 'helpAsking', asked: 'helpAsked', failed: 'helpFailed' } as const;

type ComfortNoteProps = { readonly scene: Scene; readonly isMute: boolean };

/** What became of a call for help, or that no voice is there. Stands over the foot, and is said. */
export const ComfortNote = ({ scene: { state, words }, isMute }: ComfortNoteProps) => {
  const help = state.help === 'none' ? '' : words[helpSaid[state.help]];
  const said = help !== '' ? help : isMute ? words.mute : '';
  useSaid(state.help === 'failed' ? 'refusal' : 'act', said);
  return (
    <div className="ki-notes">
      {said !== '' && (
        <p key={said} className={state.help === 'failed' ? 'ki-note ki-note--bad' : 'ki-note'}>
          <Icon of={help !== '' ? BellRing : VolumeX} />
          {said}
        </p>
      )}
    </div>
  );
};
