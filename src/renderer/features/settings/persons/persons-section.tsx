import '../exchange/exchange.css';
import './persons.css';

import { useRef, useState } from 'react';

import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { roleText } from '#shared/i18n/fr/common';
import { settingsPersonsText as texts } from '#shared/i18n/fr/settings-agents';
import { settingsText } from '#shared/i18n/fr/settings';
import { entryById } from '#shared/lib/entry-by-id';
import { civilOf } from '#shared/time/civil';

import type { SettlePersonInput } from '../../../data/commands/person/person-commands';
import { useCommands } from '../../../data/commands/use-commands';
import { useDevices, usePersons, type AskedRows, type PersonRow } from '../../../data/queries/devices/use-asked';
import { useMe } from '../../../data/queries/use-me';
import { useToday } from '../../../data/queries/use-today';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Head } from '../../../ui/head';
import { useKeys } from '../../../ui/keys';
import { Note } from '../../../ui/note';
import { refusedKey, SaidOfKey, type KeySaid } from '../exchange/keys/said-of-key';
import { ShownOnce } from '../exchange/keys/shown-once';
import { SectionHead } from '../parts/section-head';
import type { SectionProps } from '../section';
import { AccessQuestion } from './access-question';
import { ProviderPart } from './provider-part';
import { RecoveryPart } from './recovery-part';
import { SignInForm } from './sign-in-form';

const { heads } = texts;

type Act = SettlePersonInput['act'];
type Asked = { readonly agent: Agent; readonly act: Act };

/** An agent of whom the server keeps nothing yet. */
const nothingYet = (agentId: string): PersonRow => ({ agentId, pin: 'none', pinAt: '', shutOut: false, signIns: [] });

type RowProps = {
  readonly agent: Agent;
  readonly person: PersonRow;
  /** Where they have signed in, in words. */
  readonly where: readonly string[];
  readonly code: string;
  /** The town asks for codes: without that, ending an access would end nothing. */
  readonly asksCodes: boolean;
  readonly onAct: (act: Act) => void;
};

const Row = ({ agent, person, where, code, asksCodes, onAct }: RowProps) => (
  <tr className={person.shutOut ? 'is-mute' : ''}>
    <td>
      {agent.name} <span className="meta">{roleText[agent.role]}</span>
    </td>
    <td data-head={heads.code}>
      {code}
      {asksCodes && person.recovery && person.pin === 'own' && (
        <span className="meta">{texts.recovery.of(person.recovery.left)}</span>
      )}
    </td>
    <td data-head={heads.where}>
      {person.shutOut
        ? texts.out
        : where.length === 0
          ? texts.nowhere
          : where.map((one) => <span key={one}>{one}</span>)}
    </td>
    <td className="cal-act">
      <div className="pe-acts">
        {!person.shutOut && (
          <Button size="small" label={texts.newPinOf(agent.name)} onPress={() => onAct('newPin')}>
            {texts.newPin}
          </Button>
        )}
        {person.shutOut && (
          <Button size="small" label={texts.letInOf(agent.name)} onPress={() => onAct('letIn')}>
            {texts.letIn}
          </Button>
        )}
        {!person.shutOut && asksCodes && (
          <Button size="small" label={texts.shutOutOf(agent.name)} onPress={() => onAct('shutOut')}>
            {texts.shutOut}
          </Button>
        )}
      </div>
    </td>
  </tr>
);

type RowsProps = {
  readonly reference: SiteReference;
  readonly persons: readonly PersonRow[];
  readonly onAct: (asked: Asked, person: PersonRow) => void;
};

/** The agents in the order of their names, those whose access was ended last. */
const PersonRows = ({ reference, persons, onAct }: RowsProps) => {
  const { list: devices, ownId } = useDevices();
  const today = useToday();
  const { agents, site } = reference;
  const known = new Map(persons.map((one) => [one.agentId, one]));
  const names = new Map(typeof devices === 'object' ? devices?.map(({ id, name }) => [id, name]) : []);
  const whereOf = ({ signIns }: PersonRow): readonly string[] =>
    texts.signIns(
      signIns.map(({ deviceId, until }) =>
        texts.signIn(names.get(deviceId) ?? null, deviceId === ownId, civilOf(until, site.zone), today),
      ),
    );
  const codeOf = ({ pin, pinAt }: PersonRow): string =>
    texts.code(pin, pinAt === '' ? '' : civilOf(pinAt, site.zone).day, today);
  const rows = agents
    .map((agent) => ({ agent, person: known.get(agent.id) ?? nothingYet(agent.id) }))
    .toSorted((a, b) => Number(a.person.shutOut) - Number(b.person.shutOut));
  if (rows.length === 0) return <p className="meta">{texts.none}</p>;
  return (
    <table className="cal-rows pe-rows" aria-label={settingsText.sections.persons}>
      <thead>
        <tr>
          <th scope="col">{heads.agent}</th>
          <th scope="col">{heads.code}</th>
          <th scope="col">{heads.where}</th>
          <th scope="col">
            <span className="sr">{heads.act}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ agent, person }) => (
          <Row
            key={agent.id}
            agent={agent}
            person={person}
            where={whereOf(person)}
            code={codeOf(person)}
            asksCodes={site.signIn !== undefined}
            onAct={(act) => onAct({ agent, act }, person)}
          />
        ))}
      </tbody>
    </table>
  );
};

type Start = { readonly name: string; readonly code: string };

const Noted = ({ onClose }: { readonly onClose: () => void }) => {
  useKeys([{ key: 'Ctrl Entrée', label: texts.start.close, run: onClose }]);
  return (
    <Button tone="main" keys="Ctrl Entrée" onPress={onClose}>
      {texts.start.close}
    </Button>
  );
};

/** A start code, told this once: it goes by an answer alone, not by a press beside it. */
const StartCode = ({ start, onClose }: { readonly start: Start; readonly onClose: () => void }) => (
  <Dialog
    isOpen
    hideTitle
    isDismissable={false}
    title={texts.start.title(start.name)}
    onClose={onClose}
    footer={<Noted onClose={onClose} />}
    className="pe-start"
  >
    <ShownOnce title={texts.start.title(start.name)} secret={start.code} texts={texts.start} isLocal={false}>
      <p>{texts.start.how}</p>
    </ShownOnce>
  </Dialog>
);

/** What was done with the access of agents here. */
const usePersonActs = (reload: () => Promise<void>) => {
  const { settlePerson } = useCommands();
  const [said, setSaid] = useState<KeySaid | null>(null);
  const [start, setStart] = useState<Start | null>(null);
  const isBusy = useRef(false);
  const settle = async ({ agent: { id, name }, act }: Asked): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    const done = await settlePerson({ agentId: id, act });
    isBusy.current = false;
    if (!done.ok) setSaid(refusedKey(done.reason));
    else if (act === 'newPin') setSaid(null);
    else setSaid({ tone: 'ok', words: act === 'shutOut' ? texts.wasShutOut(name) : texts.wasLetIn(name) });
    if (done.ok && act === 'newPin') setStart({ name, code: done.value });
    await reload();
  };
  return { said, start, settle, close: () => setStart(null) };
};

const Listed = ({ list, ...rest }: Pick<AskedRows<PersonRow>, 'list'> & Omit<RowsProps, 'persons'>) => {
  if (list === null) return <p role="status">{texts.loading}</p>;
  if (typeof list === 'string') return <Note tone="warn">{texts[list]}</Note>;
  return <PersonRows persons={list} {...rest} />;
};

/** How the town knows who writes: by names or by codes, and the code and the access of each agent. */
export const PersonsSection = ({ reference }: SectionProps) => {
  const { list, reload } = usePersons();
  const { agentId } = useMe();
  const { said, start, settle, close } = usePersonActs(reload);
  const [asked, setAsked] = useState<Asked | null>(null);
  const told = useRef<HTMLDivElement>(null);
  const own = typeof list === 'object' ? list?.find((one) => one.agentId === agentId) : undefined;
  const me = entryById(reference.agents, agentId);
  const answer = async (wish: Asked): Promise<void> => {
    setAsked(null);
    await settle(wish);
    // The line goes elsewhere with the access: the focus stays beside what became of it.
    if (wish.act !== 'newPin') told.current?.focus();
  };
  return (
    <>
      <SectionHead title={settingsText.sections.persons} lead={texts.lead} />
      <div className="set-body cal">
        <SignInForm site={reference.site} ownPin={own?.pin ?? 'none'} onDone={reload} />
        {me && own?.pin === 'own' && own.recovery && reference.site.signIn && (
          <RecoveryPart reference={reference} agent={me} recovery={own.recovery} onMade={reload} />
        )}
        {reference.site.signIn && <ProviderPart reference={reference} />}
        <Head title={texts.agents} level={3} />
        <p className="meta">{texts.free}</p>
        <div className="pe-told" ref={told} tabIndex={-1}>
          <SaidOfKey said={said} />
        </div>
        <Listed
          list={list}
          reference={reference}
          // A code of one’s own is not taken from anybody by one press.
          onAct={(wish, { pin }) =>
            wish.act === 'letIn' || (wish.act === 'newPin' && pin !== 'own') ? void answer(wish) : setAsked(wish)
          }
        />
      </div>
      {asked && (
        <AccessQuestion
          reference={reference}
          asked={asked}
          onClose={() => setAsked(null)}
          onConfirm={() => void answer(asked)}
        />
      )}
      {start && <StartCode start={start} onClose={close} />}
    </>
  );
};
