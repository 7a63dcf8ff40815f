import { DoorOpen } from 'lucide-react';
import { useState } from 'react';

import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../data/commands/use-commands';
import { useOneAct } from '../../data/commands/use-one-act';
import { useDeskSessions } from '../../data/queries/use-desk-sessions';
import { useMe } from '../../data/queries/use-me';
import { useStation } from '../../data/queries/use-station';
import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

type Here = { readonly agentId: string; readonly deviceId: string; readonly deskId: string };

/** The desk that was opened at this device for somebody who sits here no more, and that nobody closed; not the one of who sits here now. */
export const leftDeskOf = (sessions: readonly DeskSession[], { agentId, deviceId, deskId }: Here): DeskSession | null =>
  sessions.find(
    (one) =>
      one.status !== 'closed' &&
      one.agentId !== agentId &&
      one.deskId !== deskId &&
      one.events.findLast(({ type }) => type === 'opened')?.by.deviceId === deviceId,
  ) ?? null;

const text = counterLifeText.leftDesk;

/**
 * Somebody else sits here, and the desk of the one before stands open: waits are announced as if it served. It is closed from here, or stays for who went on at another
 * computer.
 */
export const LeftDeskBanner = ({ reference }: { readonly reference: SiteReference }) => {
  const me = useMe();
  const { deskId } = useStation().settings;
  const commands = useCommands();
  const { run, refusal } = useOneAct();
  const [kept, setKept] = useState<readonly string[]>([]);
  const sessions = useDeskSessions(useToday()).filter(({ id, openedAt }) => !kept.includes(`${id} ${openedAt}`));
  const left = me.agentId === '' ? null : leftDeskOf(sessions, { ...me, deskId });
  const number = entryById(reference.desks, left?.deskId)?.number;
  if (!left || number === undefined) return null;
  return (
    <div className="clock-banner" role="status">
      <Icon of={DoorOpen} />
      <b>{text.open(number, entryById(reference.agents, left.agentId)?.shortName ?? '')}</b>
      <span>{refusal ? refusalLine(refusal) : text.hint}</span>
      <Button size="small" onPress={() => void run(() => commands.leaveDesk({ deskId: left.deskId }))}>
        {text.close(number)}
      </Button>
      <Button size="small" onPress={() => setKept((known) => [...known, `${left.id} ${left.openedAt}`])}>
        {text.keep}
      </Button>
    </div>
  );
};
