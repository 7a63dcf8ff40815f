import { ArrowDown, ArrowUp, BellRing, CircleStop, Contrast, Volume2 } from 'lucide-react';

import { Icon } from '../../ui/icon';
import type { Scene } from './scene';
import { Touch } from './touch';
import type { ReadAloud } from './use-read-aloud';

type KioskFootProps = { readonly scene: Scene; readonly aloud: ReadAloud };

/** What eases the kiosk, always at the foot, and always at work: also while an answer is awaited. */
export const KioskFoot = ({ scene: { state, words, send }, aloud }: KioskFootProps) => (
  <footer className="ki-foot">
    <Touch isPressed={state.isLow} onTouch={() => send({ type: 'height' })}>
      <Icon of={state.isLow ? ArrowUp : ArrowDown} />
      {state.isLow ? words.raise : words.lower}
    </Touch>
    <Touch isPressed={aloud.isReading} onTouch={aloud.toggle}>
      <Icon of={aloud.isReading ? CircleStop : Volume2} />
      {aloud.isReading ? words.stop : words.listen}
    </Touch>
    <Touch isPressed={state.isContrast} onTouch={() => send({ type: 'contrast' })}>
      <Icon of={Contrast} />
      {words.contrast}
    </Touch>
    <Touch isPressed={state.help === 'asked'} isFrozen={state.help === 'asking'} onTouch={() => send({ type: 'help' })}>
      <Icon of={BellRing} />
      {words.help}
    </Touch>
  </footer>
);
