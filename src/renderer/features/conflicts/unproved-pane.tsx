import { useState } from 'react';

import type { Conflict, UnprovedPart } from '#shared/domain/conflicts/conflict';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';
import { devicesText } from '#shared/i18n/fr/devices';
import { entryById } from '#shared/lib/entry-by-id';
import { unprovedText as text } from '#shared/i18n/fr/waiting-writes';

import { useCommands } from '../../data/commands/use-commands';
import { useDevices } from '../../data/queries/devices/use-asked';
import { useAskQuarantine } from '../../data/queries/use-quarantine';
import { useRole } from '../../data/queries/use-role';
import { Note } from '../../ui/note';
import { ActBar } from './act-bar';
import type { PaneProps } from './pane';
import { unprovedAgents, unprovedSteps } from './view-model/say-conflict';
import { useSettle } from './use-settle';

type UnprovedPaneProps = PaneProps & { readonly conflict: Extract<Conflict, { kind: 'unproved' }> };

type FactsProps = Pick<UnprovedPaneProps, 'conflict' | 'words'> & {
  readonly device: string;
  readonly todo: string;
};

const Facts = ({ conflict, words, device, todo }: FactsProps) => {
  const { row } = conflict;
  const label = row.facts?.label ?? '';
  return (
    <div className="co-scroll">
      <header>
        <h2>{text.title(row.collection, label)}</h2>
      </header>
      <Note>{text.lead}</Note>
      <dl className="co-facts co-facts--long">
        {[
          [text.heads.what, unprovedSteps(conflict)],
          [text.heads.reason, entryById(words.reference.reasons, row.facts?.reasonId)?.name ?? ''],
          [text.heads.who, unprovedAgents(conflict, words)],
          [text.heads.device, device],
          [text.heads.when, words.at(row.at)],
          [text.heads.why, text.why],
          [text.heads.todo, todo],
        ]
          .filter(([, said]) => said !== '')
          .map(([term, said]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{said}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
};

const AtAdmin = ({ conflict, words, onLater, onSettled }: UnprovedPaneProps) => {
  const { row, request } = conflict;
  const { deviceId, isOwn } = row;
  const { settleUnproved } = useCommands();
  const askAnew = useAskQuarantine();
  const { run, problem } = useSettle(words);
  const { list } = useDevices();
  const named = typeof list === 'object' ? list?.find((one) => one.id === deviceId) : undefined;
  const device = isOwn ? text.here : named ? devicesText.name(named.name) : text.elsewhere;
  const steps = unprovedSteps(conflict);
  const settle = (take: boolean): void => {
    const said = { done: take ? text.taken(steps) : text.left(steps), gone: text.gone(steps) };
    void run(async () => {
      const settleOne = (part: UnprovedPart) =>
        settleUnproved({ collection: part.row.collection, id: part.row.id, deviceId, upTo: part.upTo, take });
      // The request first: a ticket that is stored leads to it.
      const first = request ? await settleOne(request) : null;
      const settled = first && !first.ok ? first : await settleOne(conflict);
      if (settled.ok) onSettled('', said[settled.value]);
      await askAnew();
      return settled;
    });
  };
  return (
    <section className="co-main" aria-label={text.region}>
      <Facts conflict={conflict} words={words} device={device} todo={text.todoOfAdmin} />
      <ActBar
        problem={problem}
        confirm={{ label: text.take, run: () => settle(true) }}
        other={{ label: text.leave, run: () => settle(false) }}
        doing={[steps, '']}
        onLater={onLater}
      />
    </section>
  );
};

const AtOthers = ({ conflict, words, onLater }: UnprovedPaneProps) => {
  const { row } = conflict;
  const { retry, sent } = conflictKindsText.quarantined;
  const { settleRetry } = useCommands();
  const { run, problem } = useSettle(words);
  const [said, setSaid] = useState('');
  const confirm = {
    label: retry,
    run: () =>
      void run(() => settleRetry({ collection: row.collection, id: row.id })).then((done) => done && setSaid(sent)),
  };
  return (
    <section className="co-main" aria-label={text.region}>
      <Facts
        conflict={conflict}
        words={words}
        device={row.isOwn ? text.here : text.elsewhere}
        todo={row.isOwn ? text.todoOfOwn : text.todo}
      />
      <ActBar problem={problem} {...(row.isOwn ? { confirm } : {})} onLater={onLater}>
        <p role="status">{said}</p>
      </ActBar>
    </section>
  );
};

/** What nobody had proved to have written: from where and when. An administrator takes it in or leaves it out; the others read who decides. */
export const UnprovedPane = (props: UnprovedPaneProps) =>
  useRole(props.words.reference) === 'admin' ? <AtAdmin {...props} /> : <AtOthers {...props} />;
