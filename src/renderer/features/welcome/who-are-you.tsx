import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { welcomeText } from '#shared/i18n/fr/welcome';

import { Button } from '../../ui/button';
import { Logo } from '../../ui/logo';
import { AgentList } from './agent-list';
import './welcome.css';

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
