import type { AnyEvent } from '../model/event';
import type { Request, RequestStatus } from '../model/request';

import { undoneIds } from './event-log';
import { momentOf, tellRequest, untoldRequest } from './fold-request';
import { textOf } from './read-payload';
import { storyOf } from './story';

/** A stretch of time in one state, from instant to instant; `to` is `''` while it lasts. */
export type RequestStay = { readonly status: RequestStatus; readonly from: string; readonly to: string };

/** One line of the history: what was written, and whether it was taken back since. */
export type RequestStep = { readonly event: AnyEvent; readonly isUndone: boolean };

/**
 * What a request's log tells beside the fields of its document. These facts are neither indexed nor merged, so they are read from the
 * events when somebody asks (docs/decisions/0028).
 */
type RequestDetails = {
  /** What is asked, in a few words. */
  readonly subject: string;
  /** Its identifier in the program that it was imported from. */
  readonly externalId: string;
  /** Who has it; `''` = nobody, or the whole department. */
  readonly agentId: string;
  /** The answer template that was used last. */
  readonly templateId: string;
  /** Instant of the answer; `''` = not answered. */
  readonly answeredAt: string;
  /** What it was about, said at closing; `''` = unqualified or open. */
  readonly themeId: string;
  /** The states it stood in, in order; a closed one ends the list. */
  readonly stays: readonly RequestStay[];
  /** Everything that was written on it, in order, undone steps included and the undos themselves left out. */
  readonly history: readonly RequestStep[];
};

type Facts = {
  -readonly [
    Key in 'subject' | 'externalId' | 'agentId' | 'templateId' | 'answeredAt' | 'themeId'
  ]: RequestDetails[Key];
};

const applyToFacts = (facts: Facts, event: AnyEvent, before: RequestStatus, after: RequestStatus): void => {
  switch (event.type) {
    case 'received':
      facts.subject ||= textOf(event, 'subject');
      facts.externalId ||= textOf(event, 'externalId');
      return;
    case 'assigned':
      facts.agentId = textOf(event, 'agentId');
      return;
    case 'answered':
      if (after !== 'answered') return;
      facts.templateId = textOf(event, 'templateId');
      facts.answeredAt = event.at;
      return;
    case 'closed':
      if (before !== 'closed') facts.themeId = textOf(event, 'themeId');
      return;
    case 'reopened':
      if (before === after) return;
      facts.themeId = '';
      facts.answeredAt = '';
  }
};

/** The instant at which an event changed the state: that of the letter or of the closing, not of its entry. */
const instantOf = (event: AnyEvent): string =>
  event.type === 'received'
    ? momentOf(event, 'receivedAt')
    : event.type === 'closed'
      ? momentOf(event, 'closedAt')
      : event.at;

/** Device clocks lie: no stay begins before the one it follows. */
const notBefore = (at: string, stays: readonly RequestStay[]): string => {
  const from = stays.at(-1)?.from ?? '';
  return at < from ? from : at;
};

const told = (request: Request): RequestDetails => {
  const story = storyOf(request.events, 'received').told;
  const draft = untoldRequest(request.id, request.siteId, request.events);
  const facts: Facts = { subject: '', externalId: '', agentId: '', templateId: '', answeredAt: '', themeId: '' };
  let stays: readonly RequestStay[] = [];
  for (const event of story) {
    const before = draft.status;
    tellRequest(draft, event);
    applyToFacts(facts, event, before, draft.status);
    if (stays.length > 0 && before === draft.status) continue;
    const from = notBefore(instantOf(event), stays);
    stays = [
      ...stays.map((stay) => (stay.to === '' ? { ...stay, to: from } : stay)),
      { status: draft.status, from, to: '' },
    ];
  }
  const dead = undoneIds(request.events);
  return {
    ...facts,
    stays,
    history: request.events
      .filter((event) => event.type !== 'undone')
      .map((event) => ({ event, isUndone: dead.has(event.id) })),
  };
};

const known = new WeakMap<readonly unknown[], RequestDetails>();

/** Reads the details of a request from its log; total for any log, and remembered as long as the log lives. */
export const requestDetails = (request: Request): RequestDetails => {
  const remembered = known.get(request.events);
  if (remembered) return remembered;
  const details = told(request);
  known.set(request.events, details);
  return details;
};
