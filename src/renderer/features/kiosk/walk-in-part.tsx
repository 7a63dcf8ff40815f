import { CircleQuestionMark, Ellipsis, MessageSquareHeart, Star } from 'lucide-react';

import { newId } from '../../platform/ids';
import { Icon } from '../../ui/icon';
import { reasonIcons } from '../../ui/reason-icons';
import { isFrozen } from './kiosk-state';
import { reasonName, startOffers, type Scene } from './scene';
import { Touch } from './touch';
import { pageOf } from './view-model/page-of';

/** Reasons on a page, on the usual start and on the low one. */
export const reasonCells = { usual: 8, low: 6 } as const;

/** From here on a name takes two lines, and smaller letters. */
const longFrom = 21;

const ReasonName = ({ name }: { readonly name: string }) => (
  <b className={name.length >= longFrom ? 'ki-long' : undefined}>{name}</b>
);

const Reasons = ({ scene }: { readonly scene: Scene }) => {
  const { state, words, kiosk, isOffline, send } = scene;
  const frozen = isFrozen(state);
  const cells = state.isLow ? reasonCells.low : reasonCells.usual;
  const { shown, hasMore } = pageOf(kiosk.reasons, cells, state.page);
  const pages = Math.ceil(kiosk.reasons.length / (cells - 1));
  return (
    <div className="ki-reasons">
      {shown.map((reason) => (
        <Touch
          key={reason.id}
          className="ki-reason"
          isFrozen={frozen}
          onTouch={() => send({ type: 'reason', key: newId(), reasonId: reason.id })}
        >
          <Icon of={reasonIcons[reason.icon] ?? CircleQuestionMark} />
          <span>
            <ReasonName name={reasonName(reason, state.language)} />
            {reason.wait && !isOffline && <small>{words.wait(reason.wait)}</small>}
          </span>
        </Touch>
      ))}
      {hasMore && (
        <Touch
          className="ki-reason ki-reason--more"
          isFrozen={frozen}
          onTouch={() => send({ type: 'nextPage', pages })}
        >
          <Icon of={Ellipsis} />
          <b>{words.moreReasons((state.page % pages) + 1, pages)}</b>
        </Touch>
      )}
    </div>
  );
};

/** The way to give an opinion, also where no ticket is offered any more. */
export const OpinionTouch = ({ scene, className }: { readonly scene: Scene; readonly className: string }) => {
  const { state, words, send } = scene;
  return (
    <Touch className={className} isFrozen={isFrozen(state)} onTouch={() => send({ type: 'open', at: 'feedback' })}>
      <Icon of={MessageSquareHeart} />
      <b>{words.feedback}</b>
    </Touch>
  );
};

/** « I have no appointment »: what one came for is touched, and the ticket comes. */
export const WalkInPart = ({ scene }: { readonly scene: Scene }) => {
  const { state, words, kiosk, isOffline, send } = scene;
  const frozen = isFrozen(state);
  return (
    <section className="ki-walk" aria-labelledby="ki-walk">
      <h2 id="ki-walk" data-focus={kiosk.checkIn && !state.isLow ? undefined : true} tabIndex={-1}>
        {words.walkIn.title}
      </h2>
      <p className={isOffline || state.noPaper ? undefined : 'ki-hint'}>
        {isOffline ? words.walkInOffline : state.noPaper ? words.noPaper : words.walkIn.hint}
      </p>
      <Reasons scene={scene} />
      <div className="ki-extras">
        <Touch
          className="ki-reason ki-priority"
          isFrozen={frozen}
          isPressed={state.priority}
          onTouch={() => send({ type: 'priority' })}
        >
          <Icon of={Star} />
          <span>
            <b>{words.priority.title}</b>
            <small>{words.priority.hint}</small>
          </span>
        </Touch>
        {startOffers(kiosk).opinion && <OpinionTouch scene={scene} className="ki-reason ki-opinion" />}
      </div>
    </section>
  );
};
