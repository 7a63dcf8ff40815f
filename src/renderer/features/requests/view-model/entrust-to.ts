import type { RequestLine } from '#shared/domain/requests/request-line';

/** Who gets a request: an agent by name, or a whole department. */
export type EntrustedTo = { readonly departmentId: string; readonly agentId?: string };

/** What a choice of the list means, `agent …` or `department …` by its id. A person never takes the request out of the service that answers for it. */
export const entrustTo = (key: string, { departmentId }: Pick<RequestLine, 'departmentId'>): EntrustedTo => {
  const [kind = '', id = ''] = key.split(' ');
  return kind === 'department' ? { departmentId: id } : { departmentId, agentId: id };
};
