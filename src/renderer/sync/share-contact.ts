import { z } from 'zod';

import { reaches, type ContactStore } from './contact';

/** How the windows of this desk speak with each other: a `BroadcastChannel`, where there is one. */
export type WindowChannel = {
  readonly post: (message: unknown) => void;
  readonly listen: (listener: (message: unknown) => void) => void;
  readonly close: () => void;
};

const messageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('contact'),
    contact: z.object({
      reach: z.enum(reaches),
      since: z.string(),
      lastExchange: z.string(),
      driftMs: z.number(),
      wentBackAt: z.string(),
      shutOut: z.object({ agentIds: z.array(z.string()), at: z.string() }),
      withheld: z.array(z.string()),
      nextTry: z.string(),
      complete: z.boolean(),
      received: z.number(),
    }),
  }),
  /** A window just opened and wants to know. */
  z.object({ kind: z.literal('ask') }),
  /** Somebody pressed « try again » in another window. */
  z.object({ kind: z.literal('wake') }),
]);

export type SharedContact = {
  /** This window leads the exchange from now on: it tells the others. */
  readonly lead: () => void;
  /** Wakes the exchange in whichever window leads it. */
  readonly wake: () => void;
  readonly stop: () => void;
};

/** Only one window of a desk exchanges; the others show what that one knows of the line. */
export const shareContact = (
  contact: ContactStore,
  channel: WindowChannel | null,
  wakeHere: () => void,
): SharedContact => {
  let leads = false;
  const tell = (): void => {
    if (leads) channel?.post({ kind: 'contact', contact: contact.read() });
  };
  const unsubscribe = contact.subscribe(tell);
  channel?.listen((raw) => {
    const message = messageSchema.safeParse(raw);
    if (!message.success) return;
    if (message.data.kind === 'ask') tell();
    else if (message.data.kind === 'wake' && leads) wakeHere();
    else if (message.data.kind === 'contact' && !leads) contact.adopt(message.data.contact);
  });
  channel?.post({ kind: 'ask' });
  return {
    lead: () => {
      leads = true;
      tell();
    },
    wake: () => {
      wakeHere();
      if (!leads) channel?.post({ kind: 'wake' });
    },
    stop: () => {
      unsubscribe();
      channel?.close();
    },
  };
};
