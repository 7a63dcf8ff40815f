import type { OutboxMessage } from '#shared/domain/messages/message';
import { planOutbox } from '#shared/domain/messages/plan-outbox';
import { chosenChannels, wantedMessages } from '#shared/domain/messages/wanted-messages';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { templateOf } from '#shared/i18n/fr/message-templates';
import type { WireDocument } from '#shared/sync/protocol';

import { readApart, soundOf } from '../lib/sound';
import type { Change, PushScene } from '../documents/registry';

/** By what an outbox follows an appointment. `at` is an instant; `dueKey` names the message that is about to be sent, `''` = none. */
export type FollowFacts = {
  readonly reference: SiteReference;
  readonly at: string;
  readonly delayMin: number;
  readonly dueKey: string;
};

/**
 * What must be written so that the outbox asks for what the state of an appointment wants. What it wanted before as well is
 * nothing new: a message switched on later does not go to everybody who booked meanwhile.
 */
export const followAppointment = (
  { before, after }: { readonly before: Appointment | null; readonly after: Appointment },
  known: readonly OutboxMessage[],
  { reference, at, delayMin, dueKey }: FollowFacts,
): readonly OutboxMessage[] => {
  const { zone } = reference.site;
  const wanted = (appointment: Appointment) => wantedMessages({ appointment, zone, known, delayMin });
  const old = new Set(before ? wanted(before).map((message) => message.key) : []);
  return planOutbox(known, wanted(after), {
    at,
    zone,
    delayMin,
    // A reminder waits for weeks: whether it goes is asked on the day, so that one may switch it on meanwhile.
    isOn: ({ key, trigger, channel }) =>
      (trigger === 'reminder' && key !== dueKey) || templateOf(reference, trigger, channel).enabled,
    isNew: ({ key, trigger }) => trigger === 'reminder' || !old.has(key),
  });
};

const asAppointment = (document: WireDocument | null): Appointment | null => soundOf('appointments', document);

const apart = readApart('messages');

/** Brings the outbox up to date with appointments that are being written, in the transaction that writes them. */
export const askMessages = async (scene: PushScene, changes: readonly Change[]): Promise<void> => {
  const { site, at, referenceOf, messageDelayMin } = scene;
  const wished = changes.flatMap(({ before, after: document }) => {
    const after = asAppointment(document);
    return after && chosenChannels(after).length > 0 ? [{ before: asAppointment(before), after }] : [];
  });
  if (wished.length === 0) return;
  const reference = await referenceOf(site);
  if (!reference) return;
  const known = await site.messagesOf(wished.map(({ after }) => after.id));
  const facts = { reference, at, delayMin: messageDelayMin, dueKey: '' };
  const written = wished.flatMap((change) =>
    // A message that cannot be made must not fail the push.
    apart({ appointments: [change.after] }, ({ appointments: [after] }) =>
      after
        ? followAppointment(
            change,
            known.filter((message) => message.appointmentId === after.id),
            facts,
          )
        : [],
    ),
  );
  if (written.length > 0) await site.putMessages(written);
};
