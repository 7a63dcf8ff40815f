import type { Agent } from '../model/reference';
import { seesPlace } from './places';

/** Whether a role may take note of an alert for the whole site: who works with the figures behind it. `null` = nobody known. */
export const mayAcknowledge = (role: Agent['role'] | null): boolean =>
  role !== null && role !== 'elected' && seesPlace(role, 'steering');
