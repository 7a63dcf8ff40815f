import { memo } from 'react';
import { CalendarDays, Globe, Mail, MessageSquare, Phone, Send, UserRound, type LucideIcon } from 'lucide-react';

import { knownBy } from '#shared/domain/model/citizen-values';
import type { CitizenValues } from '#shared/domain/model/citizen';
import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { channelText } from '#shared/i18n/fr/common';
import { requestsText } from '#shared/i18n/fr/requests';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';
import type { Channel } from '#shared/domain/model/request';

import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { StatusTag } from '../../ui/status-tag';
import { requestSign } from './view-model/request-sign';

/** The drawing of each channel, beside its word. */
const channelIcons: Readonly<Record<Channel, LucideIcon>> = {
  desk: UserRound,
  appointment: CalendarDays,
  phone: Phone,
  sms: MessageSquare,
  email: Send,
  mail: Mail,
  portal: Globe,
};

const text = requestsText.list;

type RequestRowProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  readonly citizen: CitizenValues | undefined;
  readonly today: string;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly onSelect: (id: string) => void;
};

const Due = ({ line, today, zone }: Pick<RequestRowProps, 'line' | 'today'> & { readonly zone: string }) => {
  const { dueDay, lateDays, group, ageDays, request } = line;
  const due = dueDay === '' ? text.noDue : text.due(dueDay, today);
  if (group === 'closed')
    return <span className="rq-due">{text.closed(civilOf(request.closedAt, zone).day, today)}</span>;
  if (group === 'answered') return <span className="rq-due">{text.toClose}</span>;
  return (
    <span className="rq-due">
      {group === 'late' ? <b className="late">{text.late(lateDays)}</b> : <b>{due}</b>}
      <span className="meta">
        {group === 'late' ? due : text.age(ageDays, civilOf(request.receivedAt, zone).day === today)}
      </span>
    </span>
  );
};

/** One request of the list: when it is due, what it is about, who has it, how it stands. */
export const RequestRow = memo((props: RequestRowProps) => {
  const { line, reference, citizen, today, isSelected, isStop, onSelect } = props;
  const { request, subject, departmentId, agentId } = line;
  const { zone } = reference.site;
  const reason = entryById(reference.reasons, request.reasonId)?.name ?? '';
  const agent = entryById(reference.agents, agentId)?.shortName;
  const isToGive = request.departmentId === '' && agent === undefined && line.group !== 'closed';
  const when = text.received(civilOf(request.receivedAt, zone).day, today);
  return (
    <button
      type="button"
      className={classNames('rq-row', isSelected && 'is-sel')}
      data-request={request.id}
      tabIndex={isStop ? 0 : -1}
      {...(isSelected ? { 'aria-current': 'true' as const } : {})}
      onClick={() => onSelect(request.id)}
    >
      <Due line={line} today={today} zone={zone} />
      <span className="rq-what">
        <span className="clip">
          <b>{reason}</b>
          {subject !== '' && <span>, {subject}</span>}
        </span>
        <span className="meta clip">
          <Icon of={channelIcons[request.channel]} /> {channelText[request.channel]}, {when}
          {citizen && <> · {knownBy(citizen)}</>}
        </span>
      </span>
      <span className="rq-who">
        <span className="clip">{entryById(reference.departments, departmentId)?.name ?? ''}</span>
        <span className="meta clip">{agent ?? (isToGive ? text.nobody : '')}</span>
      </span>
      <StatusTag sign={requestSign[request.status]}>{requestsText.status[request.status]}</StatusTag>
    </button>
  );
});
