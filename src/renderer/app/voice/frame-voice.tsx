import { useEffect, useRef } from 'react';

import { shellText, voiceText } from '#shared/i18n/fr/shell';
import type { Place } from '#shared/routes/places';

import { useActs } from '../../data/queries/use-acts';
import { useStation } from '../../data/queries/use-station';
import { isCutOff, useSyncKind } from '../../data/queries/use-sync-state';
import { useSaid } from '../../ui/voice/use-said';
import { fallSilent, say, setVoiceLevel } from '../../ui/voice/voice';
import { newsOfActs } from './news-of-acts';

/** The window is named after its place, never after a person: other programs and the task bar read its name. */
const useWindowName = (place: Place): void =>
  useEffect(() => {
    document.title = shellText.windowName(shellText.places[place]);
    return () => {
      document.title = shellText.windowName('');
    };
  }, [place]);

const useActsSaid = (): void => {
  const acts = useActs();
  const known = useRef(acts);
  useEffect(() => {
    const news = newsOfActs(known.current, acts);
    known.current = acts;
    if (news) say('act', news.text, news.nameless);
  }, [acts]);
};

/** What the frame tells of every place: where one is, what one did and took back, whether the line holds. Draws nothing. */
export const FrameVoice = ({ place }: { readonly place: Place }) => {
  const { voice } = useStation().settings;
  useEffect(() => setVoiceLevel(voice), [voice]);
  // Who sits down next hears nothing of the work of the person before.
  useEffect(() => fallSilent, []);
  useWindowName(place);
  // Also the first one: whoever signs on hears where they are.
  useSaid('view', shellText.places[place]);
  useSaid('line', isCutOff(useSyncKind()) ? voiceText.offline : voiceText.online, { since: 'change' });
  useActsSaid();
  return null;
};
