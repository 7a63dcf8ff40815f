import { welcomeText } from '#shared/i18n/fr/welcome';

import { guichetBridge } from '../../platform/bridge';

/** What the person chose, with what it needs. */
export type Start =
  | { readonly kind: 'demo' }
  | {
      readonly kind: 'hub';
      /** Who sets the town hall up: its first administrator. */
      readonly adminName: string;
      readonly commune: string;
      readonly siteName: string;
      readonly desks: number;
      readonly stations: number;
    }
  | { readonly kind: 'join'; readonly address: string; readonly code: string };

const errors: Readonly<Record<string, string>> = welcomeText.errors;

const ask = async (start: Start): Promise<{ readonly ok: boolean; readonly code: string }> => {
  const bridge = guichetBridge();
  if (!bridge) return { ok: false, code: 'other' };
  switch (start.kind) {
    case 'demo':
      return bridge.invoke('hub.startDemo', undefined);
    case 'hub': {
      const { kind: _, ...townHall } = start;
      return bridge.invoke('hub.becomeServer', townHall);
    }
    case 'join':
      return bridge.invoke('hub.join', { address: start.address, code: start.code });
  }
};

/** Sets this station up. `''` when it is ready, otherwise a sentence that says what to do. */
export const startStation = async (start: Start): Promise<string> => {
  try {
    const { ok, code } = await ask(start);
    return ok ? '' : (errors[code] ?? welcomeText.errors.other);
  } catch {
    return welcomeText.errors.other;
  }
};
