import { lastStepElsewhere, type OtherStep } from '#shared/domain/lifecycle/event-log';
import type { EventLog } from '#shared/domain/model/event';

import { useData } from '../data-state';
import { useStation } from './use-station';

/** Who sits here, and at which device: what tells one's own acts from a colleague's. */
export const useMe = (): { readonly agentId: string; readonly deviceId: string } => {
  const { deviceId } = useData();
  return { agentId: useStation().settings.agentId, deviceId };
};

/** Whether the server that was met last takes that a person was told by word of mouth. */
export const useTakesInPerson = (): boolean => useData().takesInPerson();

/** What was done last with a document at another device, and a name for that by which a press is held back once it changes. */
export const useStepElsewhere = (events: EventLog): { readonly step: OtherStep | null; readonly name: string } => {
  const step = lastStepElsewhere(events, useData().deviceId);
  return { step, name: step?.id ?? 'none' };
};
