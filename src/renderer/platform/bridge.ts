import type { GuichetBridge } from '#shared/ipc/contract';

declare global {
  interface Window {
    readonly guichet?: GuichetBridge;
  }
}

/** What the preload offers to this page; `null` outside the app (a test, a plain browser). */
export const guichetBridge = (): GuichetBridge | null =>
  typeof window === 'undefined' ? null : (window.guichet ?? null);
