import { useData } from '../data-state';
import { useStation } from './use-station';

/** Who sits here, and at which device: what tells one's own acts from a colleague's. */
export const useMe = (): { readonly agentId: string; readonly deviceId: string } => {
  const { deviceId } = useData();
  return { agentId: useStation().settings.agentId, deviceId };
};
