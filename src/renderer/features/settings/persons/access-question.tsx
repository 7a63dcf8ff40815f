import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { settingsPersonsText as texts } from '#shared/i18n/fr/settings-agents';
import { entryById } from '#shared/lib/entry-by-id';

import type { SettlePersonInput } from '../../../data/commands/person/person-commands';
import { useDeskSessions } from '../../../data/queries/use-desk-sessions';
import { useMe } from '../../../data/queries/use-me';
import { useToday } from '../../../data/queries/use-today';
import { Note } from '../../../ui/note';
import { ActQuestion } from '../devices/act-question';

type QuestionProps = {
  readonly asked: { readonly agent: Agent; readonly act: SettlePersonInput['act'] };
  readonly reference: SiteReference;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
};

/** Before a code is replaced or an access ended: what follows, and at which desk the agent works at that moment. */
export const AccessQuestion = ({ asked, reference, ...answers }: QuestionProps) => {
  const { agentId } = useMe();
  const session = useDeskSessions(useToday()).find((one) => one.agentId === asked.agent.id && one.status !== 'closed');
  const desk = entryById(reference.desks, session?.deskId)?.number;
  const { agent, act } = asked;
  const ask = act === 'shutOut' ? texts.askShutOut : texts.askNewPin;
  return (
    <ActQuestion
      title={ask.title(agent.name)}
      keep={ask.keep}
      act={act === 'shutOut' ? texts.shutOut : texts.newPin}
      {...answers}
    >
      {act === 'shutOut' && agent.id === agentId && <p>{texts.askShutOut.own}</p>}
      {act === 'shutOut' && desk !== undefined && (
        <Note tone="warn">{texts.askShutOut.atDesk(agent.shortName, desk)}</Note>
      )}
      <p>{ask.effect}</p>
      <p className="meta">{ask.kept}</p>
    </ActQuestion>
  );
};
