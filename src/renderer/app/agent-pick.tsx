import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useId, useLayoutEffect, useRef, useState } from 'react';

import { findAgents } from '#shared/domain/people/find-agents';
import type { Agent } from '#shared/domain/model/reference';
import { roleText } from '#shared/i18n/fr/common';
import { peopleText } from '#shared/i18n/fr/people';
import { shellText } from '#shared/i18n/fr/shell';

import { classNames } from '../ui/class-names';
import { useComboList } from '../ui/voice/combo-list';
import { Icon } from '../ui/icon';

type AgentPickProps = {
  readonly agents: readonly Agent[];
  /** The agent who is signed on here: chosen while nothing is typed. */
  readonly own: string;
  /** `''` while what is typed names nobody. */
  readonly chosen: string;
  readonly onChoose: (agentId: string) => void;
  readonly onEnter: () => void;
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const text = shellText.who;

/** The agents by a typed name or by the arrows: letters that fit nobody choose nobody. */
export const AgentPick = ({ agents, own, chosen, onChoose, onEnter }: AgentPickProps) => {
  const [typed, setTyped] = useState('');
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const { matches, near } = findAgents(agents, typed);
  const shown = typed.trim() === '' ? agents : matches.length > 0 ? matches : near;
  const said =
    typed.trim() === '' || chosen !== ''
      ? ''
      : matches.length > 0
        ? text.several(matches.length)
        : near.length > 0
          ? `${text.nobody}. ${peopleText.search.nearNames}\u00A0:`
          : text.nobody;
  const at = shown.findIndex(({ id }) => id === chosen);
  const combo = useComboList({ label: text.agent, count: shown.length, at });
  useLayoutEffect(
    () => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    [chosen, typed],
  );
  const type = (next: string): void => {
    setTyped(next);
    onChoose(next.trim() === '' ? own : (findAgents(agents, next).named?.id ?? ''));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) {
      const next = shown[Math.min(shown.length - 1, Math.max(0, at + step))];
      if (next) onChoose(next.id);
    } else if (event.key === 'Enter') onEnter();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="field">
      <label className="label" htmlFor={`${listId}-typed`}>
        {text.agent}
      </label>
      <div className="input">
        <Icon of={Search} />
        <input
          id={`${listId}-typed`}
          autoFocus
          {...combo.field}
          aria-describedby={`${listId}-said`}
          placeholder={text.typed}
          autoComplete="name"
          spellCheck={false}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className={said === '' ? 'sr' : 'field-note'} id={`${listId}-said`} role="status">
        {said}
      </p>
      {shown.length > 0 && (
        <ul className="who-agents" {...combo.list} ref={list}>
          {shown.map((agent, index) => (
            <li
              key={agent.id}
              {...combo.option(index)}
              className={classNames('option', index === at && 'is-at')}
              onClick={() => onChoose(agent.id)}
            >
              <span>{agent.shortName}</span>
              <small>{roleText[agent.role]}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
