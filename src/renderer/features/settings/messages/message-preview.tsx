import { composeMessage } from '#shared/domain/messages/compose-message';
import { smsLength } from '#shared/domain/messages/sms-length';
import type { SiteReference } from '#shared/domain/model/reference';
import { fieldValuesOf } from '#shared/i18n/fr/message-templates';
import { settingsMessagesText as texts } from '#shared/i18n/fr/settings-messages';
import { addDays, weekdayOf } from '#shared/time/civil';

import { Head } from '../../../ui/head';
import { Note } from '../../../ui/note';
import type { TemplateDraft } from './template-shape';

type MessagePreviewProps = {
  readonly reference: SiteReference;
  readonly draft: TemplateDraft;
  readonly today: string;
};

const soon = 8;

/** A weekday of the week after next, at ten past nine. */
const inventedMoment = (today: string) => {
  const day = addDays(today, soon);
  return { day: addDays(day, weekdayOf(day) > 5 ? 2 : 0), time: '09:10' };
};

/** What an invented person would get, as it is typed. */
export const MessagePreview = ({ reference, draft, today }: MessagePreviewProps) => {
  const reason = reference.reasons.find(({ bookable, act }) => bookable && act === 'deposit') ?? reference.reasons[0];
  const persons = [{ preApplicationNumber: '' }];
  const invented = { id: 'APERCU-K7Q2M9', reasonId: reason?.id ?? '', persons };
  const { subject, body } = composeMessage(draft, fieldValuesOf(reference, invented, inventedMoment(today)));
  const length = smsLength(body);
  return (
    <section className="set-side set-side--plain msg-preview" aria-label={texts.preview}>
      <Head title={texts.preview} meta={texts.previewMeta} level={3} />
      {draft.channel === 'email' && <p className="msg-subject">{subject}</p>}
      <p className="msg-body">{body}</p>
      {draft.channel === 'sms' && (
        <>
          <p className="meta">{texts.smsLength(length)}</p>
          {length.alphabet === 'ucs2' ? (
            <Note tone="warn">{texts.smsWide}</Note>
          ) : (
            <p className="meta">{texts.smsPlain}</p>
          )}
          <p className="meta">{texts.quiet}</p>
        </>
      )}
    </section>
  );
};
