import './floor.css';

import { Plus } from 'lucide-react';

import type { PublicScreen } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';

import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Head } from '../../../ui/head';
import { TextField } from '../../../ui/text-field';
import { SectionHead } from '../parts/section-head';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';
import type { SectionProps } from '../section';
import { OrderActs } from './order-acts';
import { moveUp } from './move-up';

type ScreenBody = Omit<PublicScreen, 'id'>;
type ScreenDraft = Omit<ScreenBody, 'messages'> & { readonly messages: readonly string[] };

const texts = settingsFloorText.publicScreen;
const mostMessages = 12;
const shipped: ScreenBody = { kind: 'publicScreen', messages: [], hours: '', voice: true };
const shape: FormShape<ScreenBody, ScreenDraft> = {
  toDraft: (body) => body,
  toBody: (draft) => ({
    ...draft,
    hours: draft.hours.trim(),
    messages: draft.messages.map((message) => message.trim()),
  }),
  what: () => texts.what,
};

const Messages = ({ form: { draft, set, faultAt } }: { readonly form: Form<ScreenDraft> }) => {
  const { messages } = draft;
  return (
    <>
      {messages.length === 0 && <p className="meta">{texts.noMessage}</p>}
      <ol className="floor-rows">
        {messages.map((message, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a message has no name but its place
          <li key={index}>
            <TextField
              label={texts.message(index + 1)}
              hideLabel
              value={message}
              maxLength={160}
              onChange={(text) => set({ messages: messages.with(index, text) })}
              isRequired
              error={faultAt(`messages.${index}`)}
            />
            <OrderActs
              upLabel={texts.upMessage(index + 1)}
              removeLabel={texts.removeMessage(index + 1)}
              isFirst={index === 0}
              onUp={() => set({ messages: moveUp(messages, index) })}
              onRemove={() => set({ messages: messages.filter((_, at) => at !== index) })}
            />
          </li>
        ))}
      </ol>
      {messages.length < mostMessages && (
        <Button size="small" icon={Plus} onPress={() => set({ messages: [...messages, ''] })}>
          {texts.addMessage}
        </Button>
      )}
    </>
  );
};

/** What the screens of the waiting room say besides the calls. */
export const PublicScreenSection = ({ reference }: SectionProps) => {
  const own = reference.publicScreens[0];
  const stored = own ? bodyOf(own) : null;
  const id = own?.id ?? `${reference.site.id}-public-screen`;
  const form = useSettingForm({ shape, id, stored, blank: shipped });
  const { draft, set, faultAt } = form;
  return (
    <>
      <SectionHead title={settingsText.sections.publicScreen} lead={texts.lead} />
      <div className="set-body floor-wide">
        <SettingForm
          form={form}
          label={texts.form}
          present={stored ? texts.present(stored.messages.length) : ''}
          canRemove={stored !== null}
          removeLabel={settingsFloorText.backToShipped}
        >
          <TextField
            label={texts.hours}
            placeholder={texts.hoursExample}
            value={draft.hours}
            maxLength={160}
            onChange={(hours) => set({ hours })}
            error={faultAt('hours')}
          />
          <Checkbox isSelected={draft.voice} onChange={(voice) => set({ voice })}>
            {texts.voice}
          </Checkbox>
          <Head title={texts.messages} level={3} />
          <Messages form={form} />
        </SettingForm>
      </div>
    </>
  );
};
