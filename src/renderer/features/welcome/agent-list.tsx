import { useLayoutEffect, useRef } from 'react';

import type { Agent, Desk } from '#shared/domain/model/reference';
import { commonText, roleText } from '#shared/i18n/fr/common';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { entryById } from '#shared/lib/entry-by-id';

import { groundOf } from '../../ui/ground';
import { Kbd } from '../../ui/kbd';
import { homeAt } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { deskOf } from './desk-of';

type AgentListProps = {
  readonly agents: readonly Agent[];
  readonly desks: readonly Desk[];
  /** Who gets the focus, so that Entrée takes them. */
  readonly proposed: string;
  readonly onChoose: (agent: Agent) => void;
};

const most = 9;

/** The staff of the town hall, one press each; the first nine also by digit. */
export const AgentList = ({ agents, desks, proposed, onChoose }: AgentListProps) => {
  const focused = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => focused.current?.focus(), []);
  useKeys(
    agents.slice(0, most).map((agent, index) => ({
      id: agent.id,
      key: String(index + 1),
      within: 'agents',
      label: agent.shortName,
      run: () => onChoose(agent),
    })),
    { group: welcomeText.who.title },
  );
  const usual = (agent: Agent): string => {
    const desk = entryById(desks, deskOf(agent));
    return desk ? welcomeText.who.usualDesk(commonText.desk(desk.number)) : roleText[agent.role];
  };
  return (
    <ul className="agents" {...groundOf('agents')} {...homeAt('button')}>
      {agents.map((agent, index) => (
        <li key={agent.id}>
          <button
            type="button"
            className="agent"
            ref={agent.id === proposed ? focused : null}
            onClick={() => onChoose(agent)}
          >
            {index < most && <Kbd>{String(index + 1)}</Kbd>}
            <b>{agent.shortName}</b>
            <span>{usual(agent)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};
