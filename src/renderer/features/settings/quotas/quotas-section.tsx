import type { Quota } from '#shared/domain/model/reference';
import { channelText } from '#shared/i18n/fr/common';
import { settingsText } from '#shared/i18n/fr/settings';
import { sayValidity, settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { useToday } from '../../../data/queries/use-today';
import type { EntryRow } from '../parts/entry-list';
import { EntrySection } from '../parts/entry-section';
import { selectedEntry, useShownEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { QuotaForm } from './quota-form';

const texts = settingsHoursText.quotas;

const channelName = (channel: string): string =>
  channel in channelText ? channelText[channel as keyof typeof channelText] : channel;

const rowOf = (quota: Quota, today: string): EntryRow => ({
  id: quota.id,
  title: quota.label,
  detail: [
    texts.detail(quota.channels.map(channelName).join(', '), quota.mostPerDay, quota.releaseDaysBefore),
    sayValidity(quota, today),
  ]
    .filter(Boolean)
    .join(' · '),
  isPast: quota.validUntil !== '' && quota.validUntil < today,
});

/** How much of a day a channel may take. */
export const QuotasSection = ({ reference, params, onNavigate }: SectionProps) => {
  const today = useToday();
  const { id, select } = selectedEntry('quotas', params, onNavigate);
  const { entry: quota, formId, isShown } = useShownEntry('quota', reference.quotas, id);
  const rows = reference.quotas
    .map((one) => rowOf(one, today))
    .toSorted((a, b) => Number(a.isPast) - Number(b.isPast) || a.title.localeCompare(b.title, 'fr'));
  return (
    <EntrySection title={settingsText.sections.quotas} texts={texts} rows={rows} id={id} select={select}>
      {isShown && (
        <QuotaForm key={id} formId={formId} reference={reference} quota={quota} today={today} onDone={select} />
      )}
    </EntrySection>
  );
};
