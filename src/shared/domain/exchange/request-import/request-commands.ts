import type { RequestCommand } from '../../lifecycle/decide-request';
import { isPlainText } from '../../rows/parts';
import type { RequestClosing, RequestDraft } from './request-mapping';

/**
 * The commands that a draft stands for, in the order of its life: it is entered as anybody would enter it by hand, with the moments at
 * which it came and was closed.
 */
export const requestCommands = (draft: RequestDraft): readonly RequestCommand[] => {
  const { day, channel, reasonId, receivedAt, externalId, departmentId, closedAt, themeId, progress } = draft;
  const received = { type: 'receive', day, channel, reasonId, citizenId: '', ticketId: '' } as const;
  const commands: RequestCommand[] = [{ ...received, receivedAt, externalId }];
  if (departmentId !== '') commands.push({ type: 'assign', departmentId });
  if (closedAt !== '') commands.push({ type: 'close', outcome: 'answered', closedAt, themeId });
  else if (progress === 'started') commands.push({ type: 'start' });
  else if (progress === 'waitingOnCitizen') commands.push({ type: 'waitOnCitizen' });
  return commands;
};

/** The command that closes a request of an earlier import. */
export const closingCommand = ({ closedAt, themeId }: RequestClosing): RequestCommand => ({
  type: 'close',
  outcome: 'answered',
  closedAt,
  themeId,
});

/** The longest identifier of another program that fits into the id of a document, beside that of the site. */
export const MOST_EXTERNAL_ID = 40;

/** Whether a text can be the identifier of an imported request. */
export const isExternalId = (text: string): boolean =>
  text !== '' && text.length <= MOST_EXTERNAL_ID && isPlainText(text);

/**
 * The id of an imported request, the same on every desk of a site, so that two imports of one file become one request when they meet.
 * `round` counts earlier imports of it that were taken back.
 */
export const importedRequestId = (siteId: string, externalId: string, round: number): string =>
  `import~${round}~${siteId}~${externalId}`;
