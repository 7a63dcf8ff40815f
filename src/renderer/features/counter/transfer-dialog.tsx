import { useState } from 'react';

import type { Reason, SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { servesReason } from '#shared/domain/queue/call-order';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { useKeys } from '../../ui/keys';
import { PickList, type PickItem, type PickSection } from '../../ui/pick/pick-list';
import { beginsWords } from '../../ui/pick/pick-typed';
import type { CounterDay } from './use-counter-day';
import {
  closedDesks,
  openDesks,
  reasonsOf,
  wayBackOf,
  wordsOf,
  type OpenDesk,
  type TransferTarget,
} from './view-model/transfer-targets';

const text = counterText.transfer;
const life = counterLifeText.transfer;

export type OnTransfer = (target: TransferTarget, comeBack: boolean) => void;

type TransferDialogProps = {
  readonly day: CounterDay;
  readonly ticket: Ticket;
  readonly onTransfer: OnTransfer;
  readonly onClose: () => void;
};

const desksOf = (reason: Reason, { desks }: SiteReference): string => {
  const numbers = desks.filter((desk) => servesReason(desk, reason.id)).map((desk) => desk.number);
  if (numbers.length === 0) return '';
  if (numbers.length === desks.length) return text.everyDesk;
  return numbers.length === 1 ? text.atDesk(String(numbers[0])) : text.atDesks(numbers.join(', '));
};

const item = (id: string, name: string, ...about: readonly string[]): PickItem => ({
  id,
  text: name,
  content: (
    <>
      <span className="clip">{name}</span>
      <small className="meta">{about.filter((part) => part !== '').join(' · ')}</small>
    </>
  ),
});

const aboutDesk = ({ isPaused, servesIt }: OpenDesk): readonly string[] => [
  isPaused ? life.paused : '',
  servesIt ? '' : life.notServed,
];

/** A desk is found by its number, and by the name of the agent who sits there. */
const deskItem = (open: OpenDesk): PickItem => ({
  ...item(`desk ${open.desk.id}`, counterText.desk(open.desk.number), open.agent?.shortName ?? '', ...aboutDesk(open)),
  text: wordsOf(open).desk,
});

const agentItems = (open: OpenDesk): readonly PickItem[] =>
  open.agent
    ? [
        {
          ...item(`agent ${open.agent.id}`, open.agent.shortName, life.atDesk(open.desk.number)),
          text: wordsOf(open).agent,
        },
      ]
    : [];

const targetOf = (key: string, ticket: Ticket): TransferTarget => {
  const [kind = '', id = ''] = key.split(' ');
  if (kind === 'desk') return { reasonId: ticket.reasonId, deskId: id };
  return kind === 'agent' ? { reasonId: ticket.reasonId, agentId: id } : { reasonId: id };
};

const sectionsOf = (day: CounterDay, ticket: Ticket): readonly PickSection[] => {
  const { reference, sessions, desk, now: nowIso } = day;
  const open = openDesks({ reference, sessions, nowIso }, ticket, desk?.id ?? '');
  const takers = open.filter(({ servesIt }) => servesIt);
  const others = open.filter(({ servesIt }) => !servesIt);
  return [
    { id: 'desks', title: life.desks, items: takers.map(deskItem) },
    { id: 'agents', title: life.agents, items: takers.flatMap(agentItems) },
    ...reference.departments.map((department) => ({
      id: department.id,
      title: department.name,
      items: reasonsOf(reference.reasons, department.id, ticket).map((reason) =>
        item(`reason ${reason.id}`, reason.name, desksOf(reason, reference)),
      ),
    })),
    // Sent there on purpose they are received all the same; nobody is sent there by a first Entrée.
    { id: 'others', title: life.others, items: [...others.map(deskItem), ...others.flatMap(agentItems)] },
    {
      id: 'closed',
      title: life.closed,
      items: closedDesks(reference, sessions, desk?.id ?? '').map(({ id, number }) => ({
        ...item(`closed ${id}`, counterText.desk(number), life.isClosed),
        text: wordsOf({ desk: { number }, agent: undefined }).desk,
        isDisabled: true,
      })),
    },
  ];
};

/** The key that opened the dialog, once more, is the way there and back. */
const ComeBack = ({
  label,
  isOn,
  onToggle,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}) => {
  useKeys([{ key: 'Maj F7', label, run: onToggle }]);
  return (
    <Checkbox isSelected={isOn} onChange={onToggle} keys="Maj F7">
      {label}
    </Checkbox>
  );
};

/** Where the person goes on: to a desk, an agent or whoever serves a reason; they keep the place of their arrival. */
export const TransferDialog = ({ day, ticket, onTransfer, onClose }: TransferDialogProps) => {
  const [comeBack, setComeBack] = useState(false);
  const promised = wayBackOf(ticket, day.reference.desks);
  return (
    <Dialog isOpen onClose={onClose} title={text.title(ticket.label)} asks>
      <p className="meta">
        {text.hint} {life.hint}
      </p>
      {promised === null ? (
        <ComeBack
          label={life.comeBack(day.desk?.number ?? 0)}
          isOn={comeBack}
          onToggle={() => setComeBack(!comeBack)}
        />
      ) : (
        <p>{life.comesBackTo(promised)}</p>
      )}
      <PickList
        label={text.title(ticket.label)}
        onPick={(key) => onTransfer(targetOf(key, ticket), comeBack)}
        // Who types a name means the colleague, and not the desk where they sit now.
        isExact={(line, typed) => line.id.startsWith('agent ') && beginsWords(line, typed)}
        sections={sectionsOf(day, ticket)}
      />
    </Dialog>
  );
};
