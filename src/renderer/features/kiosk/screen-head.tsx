import { ArrowLeft } from 'lucide-react';

import { Icon } from '../../ui/icon';
import { isFrozen } from './kiosk-state';
import type { Scene } from './scene';
import { Touch } from './touch';

type ScreenHeadProps = {
  readonly scene: Scene;
  readonly title: string;
  readonly hint: string;
};

/** What a screen asks, and the way back from it. */
export const ScreenHead = ({ scene: { state, words, send }, title, hint }: ScreenHeadProps) => (
  <header className="ki-sh">
    <div>
      <h2 data-focus tabIndex={-1}>
        {title}
      </h2>
      <p>{hint}</p>
    </div>
    <Touch className="ki-back" isFrozen={isFrozen(state)} onTouch={() => send({ type: 'back' })}>
      <Icon of={ArrowLeft} className="ki-turn" />
      {words.back}
    </Touch>
  </header>
);
