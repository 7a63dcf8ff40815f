import { useState } from 'react';

import type { Conflict } from '#shared/domain/conflicts/conflict';
import { writerOf } from '#shared/domain/model/citizen';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';
import { otherOf } from '#shared/sync/identity-reviews';

import { useCommands } from '../../data/commands/use-commands';
import { useMe } from '../../data/queries/use-me';
import { ActBar } from './act-bar';
import { ChoiceCards } from './choice-cards';
import type { PaneProps } from './pane';
import { useSettle } from './use-settle';

type IdentityPaneProps = PaneProps & { readonly conflict: Extract<Conflict, { kind: 'identity' }> };

const text = conflictKindsText.identity;

/** Two values of one field, written without knowing of each other: which one counts. */
export const IdentityPane = ({ conflict, words, onLater, onSettled }: IdentityPaneProps) => {
  const { citizen, field, value, other } = conflict;
  const commands = useCommands();
  const { run, problem } = useSettle(words);
  const [chosen, setChosen] = useState<'value' | 'other'>('value');
  const say = (one: string): string => (one === '' ? text.empty : text.value(field, one));
  const { deviceId } = useMe();
  const isOwn = (register: string): boolean => writerOf(citizen.fields[register]?.t ?? '') === deviceId;
  const choices = [
    { id: 'value', title: say(value), hint: text.current(isOwn(field)), lines: null },
    { id: 'other', title: say(other), hint: text.other(isOwn(otherOf(field))), lines: null },
  ];
  const kept = chosen === 'other' ? other : value;
  const confirm = {
    label: text.confirm(say(kept)),
    run: () =>
      void run(() => commands.settleIdentity({ citizenId: citizen.id, field, value: kept })).then(
        (done) => done && onSettled(''),
      ),
  };
  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll">
        <header>
          <h2>{text.title(words.fullName(citizen.id), field)}</h2>
          <p className="meta">{text.lead}</p>
        </header>
        <ChoiceCards
          label={text.field(field)}
          choices={choices}
          value={chosen}
          onChange={(id) => setChosen(id === 'other' ? 'other' : 'value')}
        />
      </div>
      <ActBar problem={problem} confirm={confirm} onLater={onLater} />
    </section>
  );
};
