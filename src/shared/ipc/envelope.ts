/** How an answer crosses IPC: Electron would wrap a thrown error in words of its own, so the code travels as data. */
export type Envelope = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string };

/** Name of the one IPC channel of all calls. */
export const CALL_CHANNEL = 'guichet:call';

/** Name of the one IPC channel of all messages that are pushed to pages. */
export const PUSH_CHANNEL = 'guichet:push';
