import { useState } from 'react';

import type { Measure } from '#shared/domain/insights/day/measures';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { optionsText } from '#shared/i18n/fr/supervision-options';

import { useCommands } from '../../../data/commands/use-commands';
import { useNamesWithKeys } from '../../../ui/aria-keys';
import { Button } from '../../../ui/button';
import { useKeys } from '../../../ui/keys';
import type { ActRow } from '../view-model/act-rows';

type ActListProps = {
  readonly rows: readonly ActRow[];
  /** `null` = who sits here may only read. */
  readonly announce: ((measure: Measure) => void) | null;
};

/** What can be done at once, each by a key of its own; Ctrl Z takes it back. */
export const ActList = ({ rows, announce }: ActListProps) => {
  const { requeueTicket, abandonTicket } = useCommands();
  const [problem, setProblem] = useState('');
  const run = ({ act }: ActRow): void => {
    if (act.kind === 'lend') return announce?.(act.measure);
    if (act.kind === 'idle') return;
    const { ticketId } = act;
    const done = act.kind === 'recall' ? requeueTicket({ ticketId }) : abandonTicket({ ticketId });
    void done.then((result) => setProblem(result.ok ? '' : refusalLine(result.reason)));
  };
  const own = announce === null ? [] : rows.filter(({ button }) => button !== '');
  const keyAt = (at: number): `Alt ${string}` => `Alt ${at + 1}`;
  const keyOf = (row: ActRow): string => (own.includes(row) ? keyAt(own.indexOf(row)) : '');
  useKeys(own.map((row, at) => ({ id: row.id, key: keyAt(at), label: row.what, run: () => run(row) })));
  const nameOf = useNamesWithKeys();
  if (rows.length === 0) return null;
  return (
    <ul className="su-acts" aria-label={optionsText.acts.title}>
      {rows.map((row, at) => (
        <li key={row.id}>
          <div>
            <b className="clip">{row.what}</b>
            {row.detail !== '' && <span className="small clip">{row.detail}</span>}
          </div>
          {keyOf(row) !== '' && (
            <Button
              size="small"
              tone={at === 0 ? 'main' : 'default'}
              label={`${nameOf(row.button, keyOf(row))}, ${row.what}, ${row.detail}`}
              keys={keyOf(row)}
              onPress={() => run(row)}
            >
              {row.button}{' '}
            </Button>
          )}
        </li>
      ))}
      {problem !== '' && (
        <li className="late small" role="alert">
          {problem}
        </li>
      )}
    </ul>
  );
};
