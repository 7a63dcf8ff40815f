import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import { useStation } from '../queries/use-station';
import { useCommands } from './use-commands';

/** `from` = the agent whose place is taken; `''` = the desk is free, or their own. */
type Seat = { readonly deskId: string; readonly from: string };

/**
 * How the agent of this station sits down at a desk: one that they have open elsewhere is left first, because nobody sits at two, and the station
 * remembers the new one. `sessions` are those of today.
 */
export const useSitDown = (sessions: readonly DeskSession[]) => {
  const commands = useCommands();
  const station = useStation();
  const { agentId } = station.settings;
  return ({ deskId, from }: Seat): Promise<Result<unknown, Refusal>> => {
    const own = sessions.find((one) => one.agentId === agentId && one.status !== 'closed' && one.deskId !== deskId);
    return commands.asOne(async () => {
      const gone = own ? await commands.leaveDesk({ deskId: own.deskId }) : null;
      if (gone && !gone.ok) return gone;
      const done =
        from === ''
          ? await commands.signOnDesk({ deskId, agentId })
          : await commands.takeOverDesk({ deskId, agentId, from });
      if (done.ok) await station.update({ deskId });
      return done;
    });
  };
};
