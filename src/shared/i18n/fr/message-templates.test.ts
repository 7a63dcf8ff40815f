import { expect, it } from 'vitest';

import { demoReference } from '../../demo/demo-reference';
import { composeMessage } from '../../domain/messages/compose-message';
import { unknownFields } from '../../domain/messages/fill-template';
import { smsLength } from '../../domain/messages/sms-length';
import { messageChannels } from '../../domain/model/appointment';
import { messageTriggers } from '../../domain/model/message-settings';
import { toSiteReference } from '../../domain/model/site-reference';
import { fieldValuesOf, shippedTemplate, templateOf } from './message-templates';

const reference = toSiteReference(demoReference('2026-11-23', 'Europe/Paris'));
if (!reference) throw new Error('no site');
const reason = reference.reasons.find((one) => one.code === 'CNI');
const appointment = { id: '01J0ABCDEFGHJKMNPQRSTVWXYZ', reasonId: reason?.id ?? '', persons: [] };
const values = fieldValuesOf(reference, appointment, { day: '2026-08-01', time: '09:05' });

it('fills the fields in French', () => {
  expect([values.jour, values.heure, values.numero]).toEqual(['samedi 1er\u00A0août', '9\u00A0h\u00A005', 'TVW-XYZ']);
  expect(values.lieu).toContain(reference.site.commune);
});

it.each(messageTriggers.flatMap((trigger) => messageChannels.map((channel) => [trigger, channel] as const)))(
  'ships words for %s by %s, switched off, with known fields and without the reason of the visit',
  (trigger, channel) => {
    const template = shippedTemplate(trigger, channel);
    expect(template.enabled).toBe(false);
    expect(unknownFields(template.subject + template.body)).toEqual([]);
    const { subject, body } = composeMessage(template, values);
    expect(`${subject}${body}`).not.toMatch(/[{}]/);
    expect(`${subject}${body}`).not.toContain(reason?.name ?? 'reason');
    if (channel === 'email') expect(subject).not.toBe('');
    // The longest day and hour there are.
    const longest = fieldValuesOf(reference, appointment, { day: '2026-09-23', time: '14:30' });
    if (channel === 'sms')
      expect(smsLength(composeMessage(template, longest).body)).toMatchObject({ alphabet: 'gsm7', segments: 1 });
  },
);

it('names the telephone of the town hall in every message, and leaves its line out where there is none', () => {
  const silent = fieldValuesOf({ ...reference, site: { ...reference.site, phone: '' } }, appointment, {
    day: '2026-08-01',
    time: '09:05',
  });
  expect(values.telephone).toBe('02 61 91 00 00');
  for (const trigger of messageTriggers)
    for (const channel of messageChannels) {
      const body = (of: typeof values) => composeMessage(shippedTemplate(trigger, channel), of).body;
      expect(body(values)).toContain('02 61 91 00 00');
      expect(body(silent)).not.toMatch(/Tél|Appelez|\n$/u);
    }
});

it('takes the words of the town hall where it wrote its own', () => {
  const own = { ...shippedTemplate('moved', 'sms'), id: 'own', body: 'À nous', enabled: true };
  expect(templateOf({ messageTemplates: [own] }, 'moved', 'sms')).toBe(own);
  expect(templateOf({ messageTemplates: [own] }, 'moved', 'email').enabled).toBe(false);
});
