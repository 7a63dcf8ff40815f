import { supervisionText } from '#shared/i18n/fr/supervision';
import type { DeskState } from '#shared/domain/queue/desk-states';

import { Plaque } from '../../../ui/plaque';
import { StatusTag } from '../../../ui/status-tag';

const text = supervisionText.desks;

const Doing = ({ desk, why }: { readonly desk: DeskState; readonly why: string | undefined }) => {
  switch (desk.state) {
    case 'serving':
    case 'called':
      return <Plaque label={desk.label} state={desk.state === 'called' ? 'waiting' : 'on'} />;
    case 'free':
      return <StatusTag sign="free">{text.free}</StatusTag>;
    case 'paused':
      return <StatusTag sign="onHold">{text.paused}</StatusTag>;
    case 'closed':
      return <StatusTag sign="closed">{why ?? text.closed}</StatusTag>;
  }
};

type DeskListProps = {
  readonly desks: readonly DeskState[];
  /** Why a closed desk is closed, by desk. */
  readonly closed: ReadonlyMap<string, string>;
};

/** What each desk is doing now. No ranking, no count by agent. */
export const DeskList = ({ desks, closed }: DeskListProps) => (
  <ul className="su-desks" aria-label={text.title}>
    {desks.map((desk) => (
      <li key={desk.deskId}>
        <b>{desk.number}</b>
        <span className="clip">{desk.agent}</span>
        <Doing desk={desk} why={closed.get(desk.deskId)} />
      </li>
    ))}
  </ul>
);
