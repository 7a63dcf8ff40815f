import './messages.css';

import type { MessageChannel } from '#shared/domain/model/appointment';
import { type SiteReference } from '#shared/domain/model/reference';
import { messageTriggers, type MessageTrigger } from '#shared/domain/model/message-settings';
import { templateIdOf, templateOf } from '#shared/i18n/fr/message-templates';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsMessagesText as texts } from '#shared/i18n/fr/settings-messages';

import { useMessages, type Messages } from '../../../data/queries/use-messages';
import { useHolder } from '../../../data/queries/use-role';
import { useToday } from '../../../data/queries/use-today';
import { classNames } from '../../../ui/class-names';
import { Tag } from '../../../ui/tag';
import { EntryList, type EntryRow } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { selectedEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { openMessages, OutboxPane } from './outbox-pane';
import { TemplateForm } from './template-form';

const outboxId = 'outbox';

const channelOrder: readonly MessageChannel[] = ['email', 'sms'];

type Kind = { readonly id: string; readonly trigger: MessageTrigger; readonly channel: MessageChannel };

const kinds: readonly Kind[] = messageTriggers.flatMap((trigger) =>
  channelOrder.map((channel) => ({ id: templateIdOf(trigger, channel), trigger, channel })),
);

const rowOf = (reference: SiteReference, { id, trigger, channel }: Kind): EntryRow => {
  const { enabled } = templateOf(reference, trigger, channel);
  return {
    id,
    title: texts.channels[channel],
    group: texts.triggers[trigger],
    end: enabled ? <Tag tone="ok">{texts.on}</Tag> : <span className="meta">{texts.off}</span>,
  };
};

const outboxRow = (reply: Messages): EntryRow => {
  const known = reply !== null && reply !== 'unreachable' ? reply : null;
  const open = known ? openMessages(known).length : 0;
  return {
    id: outboxId,
    title: texts.outbox.title,
    end: known ? (
      <span className={classNames('meta', open > 0 && 'msg-due')}>{texts.outbox.detail(open, known.waiting)}</span>
    ) : undefined,
  };
};

/** What the town hall writes to citizens who wished for it, and what became of it. */
export const MessagesSection = ({ reference, params, onNavigate }: SectionProps) => {
  const today = useToday();
  const reply = useMessages();
  const maySettle = useHolder(reference)?.rights.has('settleMessage') === true;
  const { id, select } = selectedEntry('messages', params, onNavigate);
  const kind = kinds.find((one) => one.id === id);
  const canSend = (channel: MessageChannel): boolean | null =>
    reply === null || reply === 'unreachable' ? null : reply.channels[channel];
  return (
    <>
      <SectionHead title={settingsText.sections.messages} lead={texts.lead} />
      <div className={classNames('set-split', kind ? 'set-split--three' : 'msg-split')}>
        <div className="set-rows">
          <EntryList
            label={texts.list}
            rows={[outboxRow(reply), ...kinds.map((one) => rowOf(reference, one))]}
            selected={kind ? id : outboxId}
            onSelect={select}
            empty=""
          />
        </div>
        {kind ? (
          <TemplateForm
            key={kind.id}
            reference={reference}
            trigger={kind.trigger}
            channel={kind.channel}
            today={today}
            canSend={canSend(kind.channel)}
          />
        ) : (
          <OutboxPane reply={reply} zone={reference.site.zone} maySettle={maySettle} />
        )}
      </div>
    </>
  );
};
