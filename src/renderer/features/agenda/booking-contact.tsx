import { useState } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { emailAddress } from '#shared/domain/messages/email-address';
import type { MessageChannel } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';

import { Checkbox } from '../../ui/checkbox';
import { TextField } from '../../ui/text-field';
import { offeredChannels, type Draft, type DraftField } from './view-model/draft';

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
        warning={isUnfit ? texts.emailUnfit : undefined}
      />
      {offeredChannels(reference, draft, sendable).map((channel) => (
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
