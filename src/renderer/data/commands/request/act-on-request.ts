import type { RequestCommand } from '#shared/domain/lifecycle/decide-request';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act, ActCode, ActParams } from '../door/act';
import { commit } from '../door/commit';
import { commandChange } from '../door/event-change';
import { loadReference } from '../../reference';
import { load } from '../door/write';

/** A further step of a request. */
export type RequestStep = Exclude<RequestCommand, { type: 'receive' }>;

export type ActOnRequestInput = { readonly requestId: string; readonly step: RequestStep };

const codes: Readonly<Record<RequestStep['type'], ActCode>> = {
  qualify: 'requestQualified',
  assign: 'requestAssigned',
  start: 'requestStarted',
  waitOnCitizen: 'requestPaused',
  answer: 'requestAnswered',
  close: 'requestClosed',
  reopen: 'requestReopened',
};

/** Whom it was given to, or what it was about, in words. */
const detailOf = (step: RequestStep, { departments, agents, reasons, themes }: SiteReference): string => {
  switch (step.type) {
    case 'assign':
      return (
        agents.find(({ id }) => id === step.agentId)?.shortName ??
        departments.find(({ id }) => id === step.departmentId)?.name ??
        ''
      );
    case 'qualify':
      return reasons.find(({ id }) => id === step.reasonId)?.name ?? '';
    case 'close':
      return themes.find(({ id }) => id === step.themeId)?.name ?? '';
    default:
      return '';
  }
};

/** One further step of a request: given to somebody, begun, paused, answered, closed or opened again. */
export const actOnRequest = async (
  context: DataContext,
  { requestId, step }: ActOnRequestInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const request = await load(context, 'requests', requestId);
  if (!request) return no({ code: 'notFound', entity: 'request', id: requestId });
  const reference = await loadReference(context);
  const params: ActParams = {
    reason: reference.reasons.find(({ id }) => id === request.reasonId)?.name ?? '',
    detail: detailOf(step, reference),
  };
  const done = await commit(context, codes[step.type], params, [commandChange('requests', requestId, [step])]);
  return done.ok ? ok({ act: done.value }) : done;
};
