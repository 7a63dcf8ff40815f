import { z } from 'zod';

import { civilDaySchema } from './ids';

/** From which civil day to which a setting counts, both included; `validUntil` `''` = until further notice. */
export const dated = { validFrom: civilDaySchema, validUntil: z.union([civilDaySchema, z.literal('')]) };
