import type { Publications } from '../floor/publications';
import { Problem } from '../lib/problem';
import type { Handler } from '../wire/handler';

export { kioskCheckIn } from './check-in';
export { kioskFeedback } from './feedback';
export { kioskTicket } from './give-ticket';
export { kioskHelp } from './help';
export { kioskService } from './service';
export { kioskUndo } from './undo';

/** What screens in public show, as it was made for all of them. */
export const publication =
  ({ publications }: { readonly publications: Publications }): Handler<'publication'> =>
  async (_input, { siteId, rank }) => {
    const made = await publications.of(siteId, rank === 'kiosk' ? 'kiosk' : 'display');
    if (!made) throw new Problem('notFound', 'this site has no reference data yet');
    return made.text;
  };
