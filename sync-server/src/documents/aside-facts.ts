import { unprovedEvent, type AsideFacts } from '#shared/domain/conflicts/conflict';
import { logOf } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';

const MOST_CHARACTERS = 80;
const MOST_AGENTS = 9;

const parsed = (body: string): WireDocument | null => {
  try {
    const row: unknown = JSON.parse(body);
    return typeof row === 'object' ? (row as WireDocument | null) : null;
  } catch {
    return null;
  }
};

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : '');

// The row was never checked: a step may have any shape.
const authorOf = (step: { readonly by?: { readonly agentId?: unknown } | null }): string => text(step.by?.agentId);

/** What an administrator decides by about a row that nobody had proved to have written; nothing of a person. `body` = as it came, `''` = of somebody who was erased. */
export const asideFacts = (why: string, body: string): AsideFacts => {
  const row = body === '' ? null : parsed(body);
  const steps = row ? logOf(row).filter(({ type }) => type === unprovedEvent(why)) : [];
  return {
    label: text(row?.['label']),
    reasonId: text(row?.['reasonId']),
    requestId: text(row?.['requestId']),
    agentIds: [...new Set(steps.map(authorOf))].filter((id) => id !== '').slice(0, MOST_AGENTS),
  };
};
