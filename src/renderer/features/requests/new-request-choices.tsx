import { requestsText } from '#shared/i18n/fr/requests';

import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import type { NewRequest } from './use-new-request';
import { receivedChoices } from './view-model/new-request-draft';

const text = requestsText.create;

const channels = ['mail', 'email', 'phone', 'sms', 'portal', 'desk'] as const;

/** By which way it came. */
export const NewChannel = ({ form: { draft, set } }: { readonly form: NewRequest }) => (
  <Segmented
    label={text.channel}
    size="small"
    className="rq-six"
    options={channels.map((id) => ({ id, label: text.channels[id] }))}
    value={channels.find((id) => id === draft.channel) ?? null}
    onChange={(channel) => set({ channel })}
  />
);

type ReceivedProps = { readonly form: NewRequest; readonly faults: NewRequest['faults'] };

/** When it came: now, unless a letter lay in the box since yesterday. */
export const NewReceived = ({ form: { draft, set }, faults }: ReceivedProps) => (
  <>
    <Segmented
      label={text.received}
      size="small"
      options={receivedChoices.map((id) => ({ id, label: id === 'other' ? text.otherDay : text[id] }))}
      value={draft.received}
      onChange={(received) => set({ received })}
    />
    {draft.received !== 'today' && (
      <div className="rq-when">
        {draft.received === 'other' && (
          <TextField
            label={text.day}
            type="date"
            value={draft.day}
            onChange={(day) => set({ day })}
            isRequired
            error={faults.day}
          />
        )}
        <TextField
          label={text.time}
          value={draft.time}
          maxLength={5}
          onChange={(time) => set({ time })}
          isRequired
          error={faults.time}
        />
      </div>
    )}
  </>
);
