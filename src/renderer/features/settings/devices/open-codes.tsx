import './open-codes.css';

import { useRef, useState } from 'react';

import { openCodesText as texts } from '#shared/i18n/fr/devices';
import { minutesBetween } from '#shared/time/civil';

import { useCommands } from '../../../data/commands/use-commands';
import { useNow } from '../../../data/queries/use-now';
import type { AskedRows, OpenCode } from '../../../data/queries/devices/use-asked';
import { Button } from '../../../ui/button';
import { refusedKey, SaidOfKey, type KeySaid } from '../exchange/keys/said-of-key';

const shownEveryMs = 10_000;

const madeBy = ({ madeBy: deviceId, madeByName: name }: OpenCode, ownId: string): string => {
  if (deviceId === '') return texts.madeAtServer;
  if (deviceId === ownId) return texts.madeHere;
  return name === '' ? texts.madeByNobody : texts.madeBy(name);
};

type RowProps = { readonly code: OpenCode; readonly ownId: string; readonly now: string; readonly onEnd: () => void };

const Row = ({ code, ownId, now, onEnd }: RowProps) => {
  const by = madeBy(code, ownId);
  const left = texts.left(Math.max(1, Math.floor(minutesBetween(now, code.expiresAt))));
  return (
    <li>
      <span>
        <b>{texts.ranks[code.rank]}</b>{' '}
        <span className="meta">
          {by}, {left}
        </span>
      </span>
      <Button size="small" label={texts.endOf(code.rank, by, left)} onPress={onEnd}>
        {texts.end}
      </Button>
    </li>
  );
};

type RowsProps = Pick<AskedRows<OpenCode>, 'list' | 'ownId'> & { readonly onEnd: (code: OpenCode) => void };

const Rows = ({ list, ownId, onEnd }: RowsProps) => {
  const now = useNow(shownEveryMs);
  if (list === null)
    return (
      <p className="meta" role="status">
        {texts.reading}
      </p>
    );
  if (typeof list === 'string') return <p className="meta">{texts.unreachable}</p>;
  if (list.length === 0) return <p className="meta">{texts.none}</p>;
  return (
    <ul className="codes">
      {list.map((code) => (
        <Row key={code.id} code={code} ownId={ownId} now={now} onEnd={() => onEnd(code)} />
      ))}
    </ul>
  );
};

/** The one-time codes that are open, each with what ends it. */
export const OpenCodesPart = ({ list, ownId, reload }: AskedRows<OpenCode>) => {
  const { endCode } = useCommands();
  const [said, setSaid] = useState<KeySaid | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const end = async ({ id }: OpenCode): Promise<void> => {
    const done = await endCode({ codeId: id });
    setSaid(done.ok ? { tone: 'ok', words: texts.ended } : refusedKey(done.reason));
    // The button goes with its line: the focus stays beside the rest.
    if (done.ok) title.current?.focus();
    await reload();
  };
  return (
    <section className="codes-part" aria-label={texts.title}>
      <h3 ref={title} tabIndex={-1}>
        {texts.title}
      </h3>
      <Rows list={list} ownId={ownId} onEnd={(code) => void end(code)} />
      <SaidOfKey said={said} />
    </section>
  );
};
