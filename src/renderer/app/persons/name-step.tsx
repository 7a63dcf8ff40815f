import { useState, type ReactNode } from 'react';

import type { Agent } from '#shared/domain/model/reference';
import { personsText as text } from '#shared/i18n/fr/welcome';

import { Button } from '../../ui/button';
import { AgentPick } from '../agent-pick';

type NameStepProps = {
  readonly agents: readonly Agent[];
  readonly first: string;
  readonly onAgent: (agentId: string) => void;
  /** A way that asks for no name. */
  readonly children?: ReactNode;
};

/** Who sits down now, by their name. */
export const NameStep = ({ agents, first, onAgent, children }: NameStepProps) => {
  const [chosen, setChosen] = useState(first);
  return (
    <div className="code-form code-names">
      <AgentPick
        agents={agents}
        own={first}
        chosen={chosen}
        onChoose={setChosen}
        onEnter={() => {
          if (chosen !== '') onAgent(chosen);
        }}
      />
      <div className="code-acts">
        <Button tone="main" keys="Entrée" isDisabled={chosen === ''} onPress={() => onAgent(chosen)}>
          {text.choose}
        </Button>
        {children}
      </div>
    </div>
  );
};
