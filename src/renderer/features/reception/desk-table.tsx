import { BellRing, Circle, DoorClosed, Pause, Play } from 'lucide-react';

import { receptionText } from '#shared/i18n/fr/reception';

import { classNames } from '../../ui/class-names';
import { Head } from '../../ui/head';
import { Icon } from '../../ui/icon';
import type { DeskState } from '#shared/domain/queue/desk-states';

const text = receptionText.queue;

const signOf = {
  serving: Play,
  called: BellRing,
  free: Circle,
  paused: Pause,
  closed: DoorClosed,
} as const;

const wordOf = (desk: DeskState): string => {
  if (desk.label !== '') return desk.label;
  if (desk.state === 'free') return text.free;
  return desk.state === 'paused' ? text.paused : text.closed;
};

/** Every desk on four columns: who is there and whom they serve. */
export const DeskTable = ({ desks }: { readonly desks: readonly DeskState[] }) => (
  <>
    <Head title={text.desks} level={3} />
    <ul className="desks">
      {desks.map((desk) => (
        <li
          key={desk.deskId}
          className={classNames(desk.state === 'called' && 'is-call', desk.state === 'closed' && 'is-closed')}
        >
          <span className="clip">
            <b>{desk.number}</b> {desk.agent}
          </span>
          <span className="dst">
            <Icon of={signOf[desk.state]} />
            {wordOf(desk)}
          </span>
        </li>
      ))}
    </ul>
  </>
);
