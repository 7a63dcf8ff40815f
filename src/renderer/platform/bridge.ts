import type { GuichetBridge } from '#shared/ipc/contract';

declare global {
  interface Window {
    readonly guichet?: GuichetBridge;
  }
}

/** What the preload offers to this page; `null` outside the app (a test, a plain browser). */
export const guichetBridge = (): GuichetBridge | null =>
  typeof window === 'undefined' ? null : (window.guichet ?? null);

/** Loads the window again. The main process does it: a page that navigates by itself is held back, its own address included. */
export const reloadWindow = (): void => {
  const bridge = guichetBridge();
  if (bridge) void bridge.invoke('app.reload', undefined);
  else window.location.reload();
};
