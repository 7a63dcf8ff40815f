import { useLayoutEffect, useRef } from 'react';
import type { Agent, SiteReference, Desk } from '#shared/domain/model/reference';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { commonText, roleText } from '#shared/i18n/fr/common';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { Logo } from '../../ui/logo';
import { groundOf } from '../../ui/ground';
import { Kbd } from '../../ui/kbd';
import { homeAt } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import './welcome.css';
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
const AgentList = ({ agents, desks, proposed, onChoose }: AgentListProps) => {
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
    <ul className="agents" aria-label={welcomeText.who.title} {...groundOf('agents')} {...homeAt('button')}>
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

type WhoAreYouProps = {
  readonly reference: SiteReference;
  /** `null`: go on without a name, where no agent is known. */
  readonly onChoose: (agent: Agent | null) => void;
};

/** Asked once on a station: whose name stands on what is typed here. */
export const WhoAreYou = ({ reference, onChoose }: WhoAreYouProps) => {
  const { agents, desks, site } = reference;
  // A new town has no reception yet: whoever set it up is the one who sits here.
  const proposed =
    agents.find((agent) => agent.role === 'reception') ?? agents.find((agent) => agent.role === 'admin') ?? agents[0];
  const listed = proposed ? [proposed, ...agents.filter((agent) => agent !== proposed)] : [];
  return (
    <main className="fs fs--narrow">
      <header>
        <Logo />
        <div>
          <h1 className="fs-title">{welcomeText.who.title}</h1>
          <p>
            {site.name}, {site.commune}. {welcomeText.who.lead}
          </p>
        </div>
      </header>
      {proposed ? (
        <AgentList agents={listed} desks={desks} proposed={proposed.id} onChoose={onChoose} />
      ) : (
        <div className="fs-none">
          <p>{welcomeText.who.none}</p>
          <Button tone="main" size="big" autoFocus onPress={() => onChoose(null)}>
            {welcomeText.who.continueWithout}
          </Button>
        </div>
      )}
    </main>
  );
};
