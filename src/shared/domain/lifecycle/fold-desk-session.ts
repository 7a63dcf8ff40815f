import type { DeskSession } from '../model/desk-session';
import type { AnyEvent, EventLog } from '../model/event';

import { textOf } from './read-payload';
import { storyOf } from './story';

type Draft = { -readonly [Key in keyof DeskSession]: DeskSession[Key] };

const apply = (draft: Draft, event: AnyEvent): void => {
  switch (event.type) {
    case 'opened':
      draft.day = textOf(event, 'day');
      draft.deskId = textOf(event, 'deskId');
      draft.agentId = textOf(event, 'agentId');
      draft.openedAt = event.at;
      draft.status = 'open';
      return;
    case 'paused':
      if (draft.status === 'open') draft.status = 'paused';
      return;
    case 'resumed':
      if (draft.status === 'paused') draft.status = 'open';
      return;
    case 'closed':
      draft.status = 'closed';
      return;
  }
};

/**
 * Who is at a desk on a day, as a log tells it. Total for any set of events in any order. A closed desk has no agent and
 * no opening instant, so that nobody is shown where nobody sits; the last to open it is the one who sits there.
 */
export const foldDeskSession = (id: string, siteId: string, log: EventLog): DeskSession => {
  const { events, told, live } = storyOf(log, 'opened');
  const draft: Draft = { id, siteId, events, status: 'closed', day: '', deskId: '', agentId: '', openedAt: '' };
  for (const event of told) apply(draft, event);
  // A desk of which only a change was announced is filed under its day too, and stays there when that is taken back.
  const filed = draft.day === '' && events.find((event) => event.type === 'measureAnnounced');
  if (filed) Object.assign(draft, { day: textOf(filed, 'day'), deskId: textOf(filed, 'deskId') });
  return live && draft.status !== 'closed' ? draft : { ...draft, status: 'closed', agentId: '', openedAt: '' };
};
