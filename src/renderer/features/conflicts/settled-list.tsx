import { Check } from 'lucide-react';

import type { Settled } from '#shared/domain/conflicts/settled-today';
import { conflictsText } from '#shared/i18n/fr/conflicts';

import { useCommands } from '../../data/commands/use-commands';
import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { useSettle } from './use-settle';
import { saySettled } from './view-model/say-conflict';
import type { Words } from './view-model/words';

type SettledListProps = { readonly settled: readonly Settled[]; readonly words: Words };

/** What was settled today, by whom and when; each can be opened again as long as nothing was built on it. */
export const SettledList = ({ settled, words }: SettledListProps) => {
  const commands = useCommands();
  const { run, problem } = useSettle(words);
  if (settled.length === 0) return null;
  return (
    <>
      <Head title={conflictsText.settled} level={3} meta={settled.length} />
      {problem !== '' && (
        <Note tone="warn" role="alert">
          {problem}
        </Note>
      )}
      <ul className="co-ok">
        {settled.map((one) => {
          const { what, who } = saySettled(one, words);
          return (
            <li key={one.key}>
              <Icon of={Check} />
              <span>
                {what}
                <span className="small">{who}</span>
              </span>
              <Button
                tone="link"
                label={conflictsText.reopenOf(what)}
                onPress={() => void run(() => commands.settleBack({ parts: one.parts, what }))}
              >
                {conflictsText.reopen}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
};
