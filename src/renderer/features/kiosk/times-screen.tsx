import { Ellipsis } from 'lucide-react';

import { shortTime } from '#shared/i18n/fr/format';

import { newId } from '../../platform/ids';
import { Icon } from '../../ui/icon';
import { isFrozen } from './kiosk-state';
import type { Scene } from './scene';
import { ScreenHead } from './screen-head';
import { Touch } from './touch';
import { pageOf } from './view-model/page-of';

const cells = { usual: 40, low: 24 } as const;

/** Every hour at which somebody is expected. */
export const TimesScreen = ({ scene }: { readonly scene: Scene }) => {
  const { state, words, kiosk, send } = scene;
  const frozen = isFrozen(state);
  const room = state.isLow ? cells.low : cells.usual;
  const { shown, hasMore } = pageOf(kiosk.expectedTimes, room, state.page);
  const pages = Math.ceil(kiosk.expectedTimes.length / (room - 1));
  return (
    <section className="ki-page">
      <ScreenHead scene={scene} {...words.times} />
      <div className="ki-hours">
        {shown.map((time) => (
          <Touch
            key={time}
            className="ki-key"
            isFrozen={frozen}
            onTouch={() => send({ type: 'time', key: newId(), time })}
          >
            <bdi dir="ltr">{shortTime(time)}</bdi>
          </Touch>
        ))}
        {hasMore && (
          <Touch
            className="ki-key"
            label={words.allTimes}
            isFrozen={frozen}
            onTouch={() => send({ type: 'nextPage', pages })}
          >
            <Icon of={Ellipsis} />
          </Touch>
        )}
      </div>
    </section>
  );
};
