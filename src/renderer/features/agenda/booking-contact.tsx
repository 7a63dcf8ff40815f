import { useState } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { emailAddress } from '#shared/domain/messages/email-address';
import { likelyAddress } from '#shared/domain/messages/email-slip';
import type { MessageChannel } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';

import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { TextField } from '../../ui/text-field';
import { offeredChannels } from './booking/written-channels';
import type { Draft, DraftField } from './view-model/draft';

type BookingContactProps = {
  readonly reference: SiteReference;
  readonly draft: Draft;
  /** The channels by which the server can write. */
  readonly sendable: readonly MessageChannel[];
  readonly onDraft: (patch: Partial<Draft>) => void;
  readonly errorOf: (field: DraftField) => string | undefined;
};

const texts = agendaText.create;

/** How the person is reached, and whether the town hall writes to them: confirmation, changes, reminder. */
export const BookingContact = ({ reference, draft, sendable, onDraft, errorOf }: BookingContactProps) => {
  // An address is judged once it was left: while it is written it is never whole.
  const [isWriting, setIsWriting] = useState(false);
  const isUnfit = !isWriting && draft.email.trim() !== '' && emailAddress(draft.email) === '';
  const likely = isWriting ? '' : likelyAddress(draft.email);
  const domain = likely.slice(likely.lastIndexOf('@') + 1);
  const slip = likely !== '' && (
    <>
      {texts.emailSlip(domain)}{' '}
      <Button tone="link" onPress={() => onDraft({ email: likely })}>
        {texts.emailTake(domain)}
      </Button>
    </>
  );
  const unfit = isUnfit ? texts.emailUnfit : undefined;
  const known = draft.changes && draft.who.kind === 'known' ? draft.who.values : null;
  const staysOf = (field: 'phone' | 'email'): string | undefined =>
    known && draft[field].trim() === '' && known[field] !== ''
      ? bookingText.staysOnFile(texts[field].toLowerCase())
      : undefined;
  // By which channels the person wishes to be written to is said when it is booked.
  const channels = draft.changes ? [] : offeredChannels(reference, draft, sendable);
  return (
    <div className="ag-row2b">
      <TextField
        label={texts.phone}
        hint={texts.optional}
        value={draft.phone}
        onChange={(phone) => onDraft({ phone })}
        type="tel"
        inputMode="tel"
        maxLength={20}
        error={errorOf('phone')}
        warning={staysOf('phone')}
      />
      <TextField
        label={texts.email}
        hint={texts.optional}
        value={draft.email}
        onChange={(email) => {
          setIsWriting(true);
          onDraft({ email });
        }}
        type="email"
        maxLength={100}
        onBlur={() => setIsWriting(false)}
        warning={slip || unfit || staysOf('email')}
      />
      {draft.changes && <p className="meta ag-wide">{bookingText.notifyAsBooked}</p>}
      {channels.map((channel) => (
        <Checkbox
          key={channel}
          isSelected={!draft.silent.includes(channel)}
          onChange={(isOn) =>
            onDraft({ silent: [...draft.silent.filter((one) => one !== channel), ...(isOn ? [] : [channel])] })
          }
        >
          {bookingText.notify[channel]}
        </Checkbox>
      ))}
    </div>
  );
};
