import { settingsMessagesText } from '#shared/i18n/fr/settings-messages';
import type { MessageRow, MessagesReply } from '#shared/sync/wire/message-calls';

import type { Messages } from '../../../data/queries/use-messages';
import { Head } from '../../../ui/head';
import { Note } from '../../../ui/note';
import { OutboxRows } from './outbox-rows';

const texts = settingsMessagesText.outbox;

/** Messages about which somebody has to decide. */
export const openMessages = ({ messages }: Pick<MessagesReply, 'messages'>): readonly MessageRow[] =>
  messages.filter(({ state }) => state === 'uncertain' || state === 'failed' || state === 'expired');

type PartProps = { readonly title: string; readonly none: string; readonly messages: readonly MessageRow[] } & {
  readonly zone: string;
  readonly isOpen?: boolean;
};

const Part = ({ title, none, messages, zone, isOpen = false }: PartProps) => (
  <section aria-label={title}>
    <Head title={title} meta={messages.length > 0 ? String(messages.length) : undefined} level={3} />
    {messages.length === 0 ? (
      <p className="set-empty">{none}</p>
    ) : (
      <OutboxRows messages={messages} zone={zone} isOpen={isOpen} />
    )}
  </section>
);

/** From this share of the month's budget on, the meter warns. */
const nearShare = 0.8;

/** How many SMS of the month's budget are sent, and what happens beyond it. */
const SmsMonth = ({ used, budget }: NonNullable<MessagesReply['smsMonth']>) => {
  const words = texts.smsLeft(used, budget);
  return (
    <section aria-label={texts.smsTitle}>
      <Head title={texts.smsTitle} meta={texts.smsMonth(used, budget)} level={3} />
      {used >= budget * nearShare ? <Note tone="warn">{words}</Note> : <p className="set-empty">{words}</p>}
    </section>
  );
};

type FoundProps = { readonly reply: MessagesReply; readonly zone: string; readonly maySettle: boolean };

const Found = ({ reply, zone, maySettle }: FoundProps) => {
  const tried = reply.messages.filter(({ state }) => state === 'waiting' || state === 'sending' || state === 'handed');
  return (
    <>
      {reply.fault !== '' && (
        <Note tone="bad" role="alert">
          {settingsMessagesText.fault(reply.fault)}
        </Note>
      )}
      <Part title={texts.open} none={texts.openNone} messages={openMessages(reply)} zone={zone} isOpen={maySettle} />
      {tried.length > 0 && <Part title={texts.tried} none="" messages={tried} zone={zone} />}
      <Part
        title={texts.sent}
        none={texts.sentNone}
        messages={reply.messages.filter(({ state }) => state === 'sent')}
        zone={zone}
      />
      {reply.smsMonth && <SmsMonth {...reply.smsMonth} />}
      {reply.waiting > 0 && <p>{texts.waiting(reply.waiting)}</p>}
      <p className="meta">{texts.noText}</p>
    </>
  );
};

type OutboxPaneProps = Omit<FoundProps, 'reply'> & { readonly reply: Messages };

/** What was sent, what waits, and what somebody has to decide: whoever has the right to. */
export const OutboxPane = ({ reply, zone, maySettle }: OutboxPaneProps) => (
  <div className="set-side set-side--plain msg-outbox">
    {reply === null && <p className="meta">{texts.asking}</p>}
    {reply === 'unreachable' && <Note tone="warn">{texts.unreachable}</Note>}
    {reply !== null && reply !== 'unreachable' && <Found reply={reply} zone={zone} maySettle={maySettle} />}
  </div>
);
