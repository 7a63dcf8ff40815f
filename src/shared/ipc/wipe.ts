import { z } from 'zod';

/**
 * The server of a site had this station erase what it holds of it. `asked` = the page has to erase its stores; `erased` = it is done, and the server has to hear of it;
 * `told` = the server has heard; `unheard` = it cannot hear any more, for this station can prove nothing to it.
 */
const stepSchema = z.enum(['asked', 'erased', 'told', 'unheard']);
/** `keepsServer` = this machine was a server itself: what that one holds stays. */
export const wipeStateSchema = z.object({ step: stepSchema, siteId: z.string(), keepsServer: z.boolean() });
export const keptWipeSchema = wipeStateSchema.omit({ keepsServer: true });
export type WipeState = Readonly<z.infer<typeof wipeStateSchema>>;

const windows = ['main'] as const;
const outcome = z.object({ ok: z.boolean(), code: z.string() });

/** How a page and the main process erase together what the station holds of a site. */
export const wipeChannels = {
  /** `null` where no server asked for it. */
  'wipe.state': { input: z.undefined(), output: wipeStateSchema.nullable(), windows },
  /** The page erased its stores of the site, and that many writes that were not sent. `isLast` = no store of another site is left. */
  'wipe.erased': {
    input: z.object({ siteId: z.string(), unsent: z.int().min(0), isLast: z.boolean() }),
    output: outcome,
    windows,
  },
  /** Somebody read that it is done, or waits for the server no longer: this station asks again what it shall be. */
  'wipe.end': { input: z.undefined(), output: outcome, windows },
} as const;
